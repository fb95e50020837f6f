<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ConfidenceBar</name>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
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
        <source>{key}: copy</source>
        <translation>{key}: 복사</translation>
    </message>
    <message>
        <source>{key}: clear</source>
        <translation>{key}: 지우기</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copies the digits; unknowns are left out</source>
        <translation>숫자만 복사합니다. 모름은 빠집니다</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
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
        <translation>멈춤</translation>
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
        <source>No sound at all arrives. Check that the microphone is not muted and that it may be used.</source>
        <translation>소리가 전혀 들어오지 않습니다. 마이크가 꺼져 있지 않은지, 사용이 허용되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>The computer was too busy: {seconds} s of sound were lost.</source>
        <translation>컴퓨터가 바빠 소리 {seconds}초를 놓쳤습니다.</translation>
    </message>
</context>
</TS>
