"""The words of the page that hold no figure: headings and notes, by the name that the template calls them."""

from typing import Final

from model.spec.language import Text

WORDS: Final = {
    "title": Text(korean="학습 보고서", english="Training report"),
    "skip": Text(korean="본문으로", english="Skip to the content"),
    "contents": Text(korean="차례", english="Contents"),
    "result": Text(korean="결과", english="Result"),
    "data": Text(korean="데이터", english="Data"),
    "findings_none": Text(
        korean="녹음을 검사했지만 이상이 없었습니다.", english="The inspection of the recordings found nothing amiss."
    ),
    "groups": Text(korean="학습한 화자·세션 수:", english="Speakers or sessions that it learnt from:"),
    "learning": Text(korean="학습 과정", english="Learning"),
    "digits": Text(korean="숫자별 결과", english="Digit by digit"),
    "not_measured": Text(
        korean="남겨 둔 숫자 녹음이 없어 보여 줄 것이 없습니다.",
        english="No recordings of digits were held out, so there is nothing to show.",
    ),
    "confidence": Text(korean="확신도를 믿을 수 있나", english="Can the confidence be trusted?"),
    "beyond": Text(korean="이어 말한 숫자와 다른 말", english="Strings and other words"),
    "examples": Text(korean="예시 녹음", english="Example recordings"),
    "examples_note": Text(
        korean="모델이 보는 그대로의 스펙트로그램입니다. 틀린 것 가운데 가장 확신한 것부터, 다음으로 맞았지만 확신이 "
        "낮은 것, 끝으로 확신하고 맞은 것 순서입니다.",
        english="Spectrograms as the model sees them: mistakes first, the most confident of them first; then what was "
        "right but unsure; then what was right and sure.",
    ),
    "comparison": Text(korean="이전 학습과 비교", english="Compared with a former training"),
    "comparison_with": Text(korean="이전 모델:", english="Former model:"),
    "unchanged": Text(
        korean="설정, 데이터, 버전이 모두 같습니다.", english="Options, data and versions are all the same."
    ),
    "reproduce": Text(korean="다시 만들기", english="How to make it again"),
    "reproduce_note": Text(
        korean="같은 데이터, 같은 옵션, 같은 버전이면 같은 종류의 컴퓨터에서 같은 모델이 됩니다. "
        "경로와 파일 이름은 적지 않습니다.",
        english="The same data, options and versions give the same model on the same kind of computer. Paths and names "
        "of files are left out.",
    ),
    "no_options": Text(korean="기록된 옵션이 없습니다.", english="No options were recorded."),
    "privacy": Text(
        korean="이 보고서에는 소리도, 파일의 경로나 이름도, 사람의 이름도 없습니다.",
        english="This report holds no sound, no path or name of a file, and no name of a person.",
    ),
}
