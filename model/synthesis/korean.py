"""Korean: the digits that Sutja recognises."""

from typing import Final

from model.synthesis.language import Language

_READINGS: Final = (
    ("영", 0), ("공", 0), ("일", 1), ("이", 2), ("삼", 3), ("사", 4), ("오", 5), ("육", 6), ("륙", 6), ("칠", 7),
    ("팔", 8), ("구", 9),
)  # fmt: skip
"""0 has two readings, and 6 is also heard as 륙 inside a string."""

KOREAN: Final = Language(
    code="ko",
    voice="ko",
    readings=_READINGS,
    joint="",
    # No 오이, which is also the string 52.
    others=tuple(
        # neighbours of the digits, which differ from one by a sound, and longer words that hold one
        "질 실 필 길 빌 치 피 시 지 파 바 발 살 말 달 산 상 잠 참 싸 차 자 가 고 코 보 조 우 어 아 으 유 윤 용 양 연 "
        "콩 통 봉 국 축 죽 욕 약 규 주 부 영화 공부 일요일 이유 삼촌 사람 오늘 육지 칠판 팔다 구두 이름 사과 구름 "
        "공기 영어 일기 삼각 칠면조 팔꿈치 "
        # native numbers and counters
        "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 스물 백 천 만 억 번 개 명 "
        # what people say to a machine or to one another
        "네 아니요 안녕하세요 감사합니다 여보세요 시작 정지 취소 확인 다음 이전 위 아래 왼쪽 오른쪽 그만 다시 지금 "
        "내일 어제 시간 전화 번호 이메일 컴퓨터 음악 날씨 학교 회사 엄마 아빠 친구 물 밥 커피 나무 바다 하늘 강아지 "
        "고양이 자동차 그래서 그런데 왜냐하면 그러니까 음 저기 있잖아 뭐 진짜 정말 좋아요 싫어요".split()
    ),
    # The lateral at the end is clear, as that of people is and that of espeak-ng's Korean voice is not. A stop there is
    # mostly unreleased. ㄱ is between k and ɡ, and ㅓ between ʌ and ɔ.
    phonemes={
        "영": ("j ˈʌ ŋ",),
        "공": ("k ˈo ŋ", "ɡ ˈo ŋ"),
        "일": ("ˈi l̟", "ˈi l̟ l̟"),
        "이": ("ˈi",),
        "삼": ("s ˈa m",),
        "사": ("s ˈa",),
        "오": ("ˈo",),
        "육": ("j ˈu k̚", "j ˈu k"),
        "륙": ("ɾ j ˈu k̚", "l j ˈu k̚"),
        "칠": ("tʃʰ ˈi l̟",),
        "팔": ("pʰ ˈa l̟",),
        "구": ("k ˈu", "ɡ ˈu"),
    },
    # 콩 is none of them: the k of many a language is as aspirated as ㅋ.
    neighbours={
        "질": ("dʒ ˈi l̟",),
        "실": ("s ˈi l̟", "ʃ ˈi l̟"),
        "길": ("k ˈi l̟", "ɡ ˈi l̟"),
        "빌": ("b ˈi l̟",),
        "필": ("pʰ ˈi l̟",),
        "밀": ("m ˈi l̟",),
        "치": ("tʃʰ ˈi",),
        "시": ("ʃ ˈi",),
        "피": ("pʰ ˈi",),
        "파": ("pʰ ˈa",),
        "발": ("b ˈa l̟",),
        "살": ("s ˈa l̟",),
        "말": ("m ˈa l̟",),
        "달": ("d ˈa l̟",),
        "알": ("ˈa l̟",),
        "산": ("s ˈa n",),
        "상": ("s ˈa ŋ",),
        "잠": ("dʒ ˈa m",),
        "밤": ("b ˈa m",),
        "차": ("tʃʰ ˈa",),
        "가": ("ɡ ˈa",),
        "아": ("ˈa",),
        "우": ("ˈu",),
        "고": ("ɡ ˈo",),
        "보": ("b ˈo",),
        "조": ("dʒ ˈo",),
        "두": ("d ˈu",),
        "주": ("dʒ ˈu",),
        "누구": ("n ˈu ɡ u",),
        "윤": ("j ˈu n",),
        "유": ("j ˈu",),
        "용": ("j ˈo ŋ",),
        "양": ("j ˈa ŋ",),
        "약": ("j ˈa k̚",),
        "국": ("ɡ ˈu k̚",),
        "봉": ("b ˈo ŋ",),
        "동": ("d ˈo ŋ",),
        "하나": ("h ˈa n a",),
        "둘": ("d ˈu l̟",),
        "셋": ("s ˈe t",),
        "넷": ("n ˈe t",),
        "열": ("j ˈʌ l̟",),
        "만": ("m ˈa n",),
        "네": ("n ˈe",),
        "사람": ("s ˈa ɾ a m",),
        "이유": ("ˈi j u",),
        "나무": ("n ˈa m u",),
        "바다": ("b ˈa d a",),
    },
    # Syllables that talk is full of, and those of the digits: 이 사 오 구 in a longer word are no digits.
    fragments=tuple(
        "가 거 게 고 과 그 기 까 나 내 너 네 는 니 다 대 더 데 도 동 되 들 때 또 라 래 러 렇 려 로 르 를 리 마 "
        "만 말 많 면 모 무 문 미 바 방 번 보 부 비 상 생 서 선 성 세 소 수 습 시 식 신 실 아 안 야 양 어 없 에 "
        "여 연 옆 와 요 우 운 원 위 유 은 을 음 의 인 있 자 작 잘 장 저 적 전 정 제 조 주 중 지 진 처 초 추 치 "
        "커 크 타 테 통 트 파 편 하 학 한 할 함 해 했 형 화 황 후 이 이 이 사 사 오 오 구 구 일 일 삼 육 칠 팔 "
        "영 공".split()
    ),
)
