<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Say 칠 (“chil”, seven)</source>
        <translation>“칠”이라고 말해 보세요</translation>
    </message>
    <message>
        <source>The digit appears below, and the bar says how sure Sutja is of it.</source>
        <translation>알아들은 숫자가 아래에 나오고, 얼마나 확실한지 막대로 보여 줍니다.</translation>
    </message>
    <message>
        <source>If your system asks for the microphone, allow it: what you say stays on this computer.</source>
        <translation>마이크를 써도 되는지 물으면 허용하세요. 말소리는 이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Space pauses and lets go of the microphone.</source>
        <translation>스페이스를 누르면 멈추고 마이크를 놓습니다.</translation>
    </message>
    <message>
        <source>Some of your words are hard to make out</source>
        <translation>알아듣기 어려운 말이 이어집니다</translation>
    </message>
    <message>
        <source>Record each digit a few times, and Sutja learns your voice.</source>
        <translation>숫자마다 몇 번씩 녹음하면 Sutja가 목소리를 익힙니다.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>알겠습니다</translation>
    </message>
    <message>
        <source>Record my voice</source>
        <translation>내 목소리 녹음</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
</context>
<context>
    <name>ConfidenceBar</name>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Confidence · perhaps {name}</source>
        <translation>확신도 · {name}일 수도</translation>
    </message>
</context>
<context>
    <name>CorrectionButton</name>
    <message>
        <source>Wrong?</source>
        <translation>틀렸나요?</translation>
    </message>
    <message>
        <source>Says what the newest word was (Ctrl+E)</source>
        <translation>마지막 말이 무엇이었는지 알려 줍니다(Ctrl+E)</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>맞는 숫자</translation>
    </message>
</context>
<context>
    <name>DigitBars</name>
    <message>
        <source>Probability of each digit</source>
        <translation>숫자별 확률</translation>
    </message>
</context>
<context>
    <name>DigitView</name>
    <message>
        <source>Recognised digit</source>
        <translation>알아들은 숫자</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>모름</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Space: listen or pause</source>
        <translation>스페이스: 듣기/멈춤</translation>
    </message>
    <message>
        <source>{key}: undo</source>
        <translation>{key}: 되돌리기</translation>
    </message>
    <message>
        <source>{key}: copy</source>
        <translation>{key}: 복사</translation>
    </message>
    <message>
        <source>{key}: save</source>
        <translation>{key}: 저장</translation>
    </message>
    <message>
        <source>{key}: clear</source>
        <translation>{key}: 지우기</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Newest word</source>
        <translation>마지막 말</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Takes the newest word back</source>
        <translation>마지막 말을 뺍니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copies the digits; unknowns are left out</source>
        <translation>숫자만 복사합니다. 모름은 빠집니다</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Writes a table with time and confidence, or a text</source>
        <translation>시각과 확신도가 있는 표나 글로 저장합니다</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Forgets all digits</source>
        <translation>숫자를 모두 지웁니다</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>Digits heard</source>
        <translation>들은 숫자</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>The digits heard gather here</source>
        <translation>들은 숫자가 여기에 모입니다</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Loudness</source>
        <translation>소리 크기</translation>
    </message>
</context>
<context>
    <name>ListenPage</name>
    <message>
        <source>Pause</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>The demo sound is over.</source>
        <translation>데모 소리가 끝났습니다.</translation>
    </message>
    <message>
        <source>Copied: {digits}</source>
        <translation>복사했습니다: {digits}</translation>
    </message>
    <message>
        <source>No digit to copy yet.</source>
        <translation>아직 복사할 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>Taken back: {sign}</source>
        <translation>뺐습니다: {sign}</translation>
    </message>
    <message>
        <source>Corrected: {wrong} is {right} now.</source>
        <translation>고쳤습니다: {wrong} → {right}</translation>
    </message>
    <message>
        <source>No sound at all arrives. Check that the microphone is not muted and that it may be used.</source>
        <translation>소리가 전혀 들어오지 않습니다. 마이크가 꺼져 있지 않은지, 사용이 허용되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The computer was too busy: {seconds} s of sound were lost.</source>
        <translation>컴퓨터가 바빠 소리 {seconds}초를 놓쳤습니다.</translation>
    </message>
</context>
<context>
    <name>MicrophonePicker</name>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>System microphone</source>
        <translation>기본 마이크</translation>
    </message>
    <message>
        <source>Demo sound</source>
        <translation>데모 소리</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (연결 안 됨)</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The settings cannot be kept ({reason}). Make room on the disk, then choose again.</source>
        <translation>설정을 저장할 수 없습니다({reason}). 디스크 공간을 확보한 뒤 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>{name} could not be written ({reason}). Choose another folder.</source>
        <translation>{name} 파일을 쓸 수 없습니다({reason}). 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>저장했습니다: {name}</translation>
    </message>
    <message>
        <source>Table with time and confidence (*.csv)</source>
        <translation>시각과 확신도가 있는 표 (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>글 (*.txt)</translation>
    </message>
    <message>
        <source>Save the digits</source>
        <translation>숫자 저장</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Showing a digit</source>
        <translation>숫자를 보여 주는 때</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>좀 더 쉽게</translation>
    </message>
    <message>
        <source>As learnt</source>
        <translation>학습한 대로</translation>
    </message>
    <message>
        <source>Only when sure</source>
        <translation>확실할 때만</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>민감도</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Remembered by its name, and used again when Sutja is opened.</source>
        <translation>이름으로 기억해 두었다가 다음에 열 때 다시 씁니다.</translation>
    </message>
    <message>
        <source>Sooner: fewer words are called unknown, but more digits are wrong. Only when sure: fewer digits are wrong, but more words are called unknown.</source>
        <translation>좀 더 쉽게: “모름”이 줄지만 틀린 숫자가 늘어납니다. 확실할 때만: 틀린 숫자가 줄지만 “모름”이 늘어납니다.</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>밝은 색이나 어두운 색입니다.</translation>
    </message>
    <message>
        <source>A part of the size that your system asks for.</source>
        <translation>시스템의 글자 크기를 기준으로 합니다.</translation>
    </message>
    <message>
        <source>Another language shows when Sutja is opened again.</source>
        <translation>언어를 바꾸면 다음에 열 때부터 보입니다.</translation>
    </message>
    <message>
        <source>A sound when listening stops by itself.</source>
        <translation>듣기가 저절로 멈추면 소리로 알립니다.</translation>
    </message>
    <message>
        <source>The further to the right, the fainter the speech that is heard.</source>
        <translation>오른쪽으로 갈수록 작은 말소리도 듣습니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Close Sutja and open it again to see it in the other language.</source>
        <translation>Sutja를 닫았다가 다시 열면 바꾼 언어로 보입니다.</translation>
    </message>
</context>
<context>
    <name>Spectrogram</name>
    <message>
        <source>Sound of the last seconds</source>
        <translation>최근 몇 초의 소리</translation>
    </message>
    <message>
        <source>Your voice moves by here</source>
        <translation>말소리가 여기에 흐릅니다</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Press Space to listen</source>
        <translation>스페이스를 누르면 듣습니다</translation>
    </message>
    <message>
        <source>Say a Korean digit</source>
        <translation>숫자를 말해 보세요</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>Hearing speech</source>
        <translation>말소리 듣는 중</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Microphone gone</source>
        <translation>마이크 끊김</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>마이크 없음</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제 발생</translation>
    </message>
</context>
<context>
    <name>TroublePanel</name>
    <message>
        <source>Play the demo sound</source>
        <translation>데모 소리 들려주기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Sutja</source>
        <translation>숫자</translation>
    </message>
</context>
</TS>
