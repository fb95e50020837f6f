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
        <translation>스페이스를 누르면 듣기를 멈추고 마이크를 끕니다.</translation>
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
        <source>Keep what you correct as recordings?</source>
        <translation>고쳐 준 말을 녹음으로 남길까요?</translation>
    </message>
    <message>
        <source>Sutja can learn from them. They stay on this computer, and you may change this in the settings. Without an answer, nothing is kept.</source>
        <translation>남겨 두면 그 녹음으로 배울 수 있습니다. 이 컴퓨터에만 남으며, 설정에서 언제든 바꿀 수 있습니다. 답하지 않으면 아무것도 남기지 않습니다.</translation>
    </message>
    <message>
        <source>Check the microphone</source>
        <translation>마이크를 확인하세요</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>다른 마이크 고르기</translation>
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
    <message>
        <source>Keep them</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Do not keep them</source>
        <translation>남기지 않기</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Measured on takes that neither of the two has learnt from.</source>
        <translation>두 모델 모두 배우지 않은 녹음으로 쟀습니다.</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>지금 쓰는 모델</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>다른 모델</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>이 모델 쓰기</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation>지금 모델 그대로</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>보고서 열기</translation>
    </message>
    <message>
        <source>Better: {digits}</source>
        <translation>나아짐: {digits}</translation>
    </message>
    <message>
        <source>Worse: {digits}</source>
        <translation>나빠짐: {digits}</translation>
    </message>
    <message>
        <source>Better than the model in use</source>
        <translation>지금 쓰는 모델보다 낫습니다</translation>
    </message>
    <message>
        <source>Worse than the model in use</source>
        <translation>지금 쓰는 모델보다 못합니다</translation>
    </message>
    <message>
        <source>No difference that so many takes can show</source>
        <translation>이만한 녹음으로는 차이가 보이지 않습니다</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>없음</translation>
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
        <translation>확신도 · 혹시 {name}?</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusions</source>
        <translation>헷갈린 숫자</translation>
    </message>
    <message>
        <source>No digit was taken for another one.</source>
        <translation>다른 숫자로 잘못 들은 것이 없습니다.</translation>
    </message>
    <message>
        <source>{said} heard as {heard}: {count}</source>
        <translation>{said}을(를) {heard}(으)로 들음: {count}</translation>
    </message>
    <message>
        <source>down: said · across: heard</source>
        <translation>세로: 말한 숫자 · 가로: 들은 숫자</translation>
    </message>
</context>
<context>
    <name>CorrectionButton</name>
    <message>
        <source>Wrong?</source>
        <translation>틀렸나요?</translation>
    </message>
    <message>
        <source>Says what the newest word was, or the chosen one (Ctrl+E)</source>
        <translation>마지막 말이나 고른 말이 무엇이었는지 알려 줍니다(Ctrl+E)</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>맞는 숫자</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>Kept as a recording of {digit}.</source>
        <translation>{digit}의 녹음으로 남겼습니다.</translation>
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
        <source>Takes the newest word back, or brings back what was cleared</source>
        <translation>가장 최근 말을 되돌리거나, 지운 것을 되살립니다</translation>
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
        <source>Empties the row</source>
        <translation>줄을 비웁니다</translation>
    </message>
    <message>
        <source>Chosen word</source>
        <translation>고른 말</translation>
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
    <name>ImportPanel</name>
    <message>
        <source>Done</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Looking at the recordings: {done} of {files}</source>
        <translation>녹음을 살펴보는 중: {files}개 중 {done}개</translation>
    </message>
    <message>
        <source>Bringing in recordings: {done} of {files}</source>
        <translation>녹음을 가져오는 중: {files}개 중 {done}개</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Brought in: {count}.</source>
        <translation>녹음 {count}개를 가져왔습니다.</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>{count}개는 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Which digit is said in {name}?</source>
        <translation>{name}에서 말한 숫자는 무엇인가요?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>{digit}, the first digit</source>
        <translation>{digit}, 맨 앞 숫자</translation>
    </message>
    <message>
        <source>{digit}, the last digit</source>
        <translation>{digit}, 맨 뒤 숫자</translation>
    </message>
    <message>
        <source>{digit}, as its folder says</source>
        <translation>{digit}, 폴더 이름</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>What came of it</source>
        <translation>가져온 결과</translation>
    </message>
    <message>
        <source>Brought in of each digit: {counts}</source>
        <translation>숫자별로 가져온 녹음: {counts}</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Learn</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>The training was cancelled. Everything is as it was.</source>
        <translation>학습을 취소했습니다. 모든 것이 그대로입니다.</translation>
    </message>
    <message>
        <source>The training was stopped. You can go on with it.</source>
        <translation>학습을 멈췄습니다. 나중에 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The training is done. The new model is being compared with the one in use.</source>
        <translation>학습이 끝났습니다. 새 모델을 지금 쓰는 모델과 비교하고 있습니다.</translation>
    </message>
    <message>
        <source>Comparing: {done} of {total} takes</source>
        <translation>비교 중: 녹음 {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>The present model stays in use. The new one is in the list.</source>
        <translation>지금 모델을 계속 씁니다. 새 모델은 목록에 있습니다.</translation>
    </message>
    <message>
        <source>From now on this model is in use. You can go back at any time.</source>
        <translation>이제부터 이 모델을 씁니다. 언제든 되돌릴 수 있습니다.</translation>
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
    <name>ListenFooter</name>
    <message>
        <source>Space: listen or pause</source>
        <translation>스페이스: 듣기/멈춤</translation>
    </message>
    <message>
        <source>Space: held, listens</source>
        <translation>스페이스: 누르고 있는 동안 듣기</translation>
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
    <name>ListenPage</name>
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
        <source>Cleared. Undo brings it back.</source>
        <translation>지웠습니다. 되돌리기로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Brought back: {count}</source>
        <translation>되살림: {count}개</translation>
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
        <source>Something was heard, but no digit in it. Say one digit, then pause.</source>
        <translation>무언가 들렸지만 숫자로 알아듣지 못했습니다. 숫자 하나를 말하고 잠깐 쉬세요.</translation>
    </message>
    <message>
        <source>The computer was too busy: {seconds} s of sound were lost.</source>
        <translation>컴퓨터가 바빠 소리 {seconds}초를 놓쳤습니다.</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>Shown from {percent} % on.</source>
        <translation>확신도 {percent} %부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Shown from {percent} % on: of 100 digits that are no surer, about {wrong} are wrong.</source>
        <translation>확신도 {percent} %부터 보여 줍니다. 확신도가 그만큼인 숫자는 100개 중 {wrong}개쯤 틀립니다.</translation>
    </message>
    <message>
        <source>Measured on synthetic voices alone: of 100 shown digits about {wrong} were wrong ({count} of {total}).</source>
        <translation>합성 음성만으로 쟀을 때, 보여 준 숫자 100개 중 약 {wrong}개가 틀렸습니다({total}개 중 {count}개).</translation>
    </message>
    <message>
        <source>Measured on recordings that it did not learn from: of 100 shown digits about {wrong} were wrong ({count} of {total}).</source>
        <translation>배우지 않은 녹음으로 쟀을 때, 보여 준 숫자 100개 중 약 {wrong}개가 틀렸습니다({total}개 중 {count}개).</translation>
    </message>
    <message>
        <source>Shown were {shown} of 100 digits, and {taken} of 100 other words.</source>
        <translation>숫자는 100개 중 {shown}개, 다른 말은 100개 중 {taken}개를 숫자로 보여 주었습니다.</translation>
    </message>
    <message>
        <source>Shown were {shown} of 100 digits.</source>
        <translation>숫자는 100개 중 {shown}개를 보여 주었습니다.</translation>
    </message>
    <message>
        <source>Measured on synthetic voices: of 100 shown digits at most {wrong} wrong; shown were {shown} of 100 digits, and {taken} of 100 other words.</source>
        <translation>합성 음성으로 쟀을 때, 보여 준 숫자 100개 중 틀린 것은 많아야 {wrong}개였습니다. 숫자는 100개 중 {shown}개, 다른 말은 100개 중 {taken}개를 숫자로 보여 주었습니다.</translation>
    </message>
    <message>
        <source>When it was measured: of 100 shown digits at most {wrong} wrong; shown were {shown} of 100 digits, and {taken} of 100 other words.</source>
        <translation>이 모델을 쟀을 때, 보여 준 숫자 100개 중 틀린 것은 많아야 {wrong}개였습니다. 숫자는 100개 중 {shown}개, 다른 말은 100개 중 {taken}개를 숫자로 보여 주었습니다.</translation>
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
    <name>MicrophoneWarning</name>
    <message>
        <source>Check the microphone</source>
        <translation>마이크를 확인하세요</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>{count} of {total} takes · 95 % interval {interval}</source>
        <translation>녹음 {total}개 중 {count}개 · 95 % 구간 {interval}</translation>
    </message>
    <message>
        <source>Confusions of: {model}</source>
        <translation>헷갈린 숫자: {model}</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Go back to the model of before</source>
        <translation>이전 모델로 되돌리기</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Compare and use…</source>
        <translation>비교하고 쓰기…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>The model that comes with Sutja</source>
        <translation>Sutja에 딸린 모델</translation>
    </message>
    <message>
        <source>{model} · in use</source>
        <translation>{model} · 쓰는 중</translation>
    </message>
    <message>
        <source>recognised {percent} of {total} held-out takes ({interval})</source>
        <translation>따로 둔 녹음 {total}개 중 {percent} 알아들음({interval})</translation>
    </message>
    <message>
        <source>recognised {percent} of {total} other synthetic words ({interval})</source>
        <translation>다른 합성 낱말 {total}개 중 {percent} 알아들음({interval})</translation>
    </message>
    <message>
        <source>{percent} instead of {before} on {total} new takes</source>
        <translation>새 녹음 {total}개에서 {before} 대신 {percent}</translation>
    </message>
    <message>
        <source>made from synthetic speech</source>
        <translation>합성 음성으로 만듦</translation>
    </message>
    <message>
        <source>adapted to {count} takes</source>
        <translation>녹음 {count}개에 맞춤</translation>
    </message>
    <message>
        <source>learnt from {count} takes</source>
        <translation>녹음 {count}개로 배움</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>There is no take of this session to say again.</source>
        <translation>이번에 녹음한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Deleted: {digit}</source>
        <translation>지웠습니다: {digit}</translation>
    </message>
    <message>
        <source>Brought back: {digit}</source>
        <translation>되살렸습니다: {digit}</translation>
    </message>
    <message>
        <source>Nothing was heard yet. Speak up, or come closer to the microphone.</source>
        <translation>아직 들리지 않습니다. 조금 더 크게, 마이크에 가까이 말해 주세요.</translation>
    </message>
    <message>
        <source>The computer was too busy, and a piece of the sound was lost. Say the digit again.</source>
        <translation>컴퓨터가 바빠서 소리 일부를 놓쳤습니다. 숫자를 다시 말해 주세요.</translation>
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
    <name>OrderForm</name>
    <message>
        <source>My recordings</source>
        <translation>내 녹음</translation>
    </message>
    <message>
        <source>A folder of recordings</source>
        <translation>녹음 폴더</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 고르기…</translation>
    </message>
    <message>
        <source>Adapt the model in use</source>
        <translation>지금 쓰는 모델을 내 목소리에 맞추기</translation>
    </message>
    <message>
        <source>Learn from scratch</source>
        <translation>처음부터 배우기</translation>
    </message>
    <message>
        <source>Start learning</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Needs {takes} takes or more of each digit and a minute or so, and keeps the voices it knows.</source>
        <translation>숫자마다 녹음이 {takes}개 이상 있어야 하고 1분쯤 걸리며, 이미 아는 목소리를 잊지 않습니다.</translation>
    </message>
    <message>
        <source>Needs {takes} takes or more of each digit, and some minutes.</source>
        <translation>숫자마다 녹음이 {takes}개 이상 있어야 하고 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>Takes of all speakers: {count}.</source>
        <translation>모든 사람의 녹음: {count}개.</translation>
    </message>
    <message>
        <source>None yet. Say each digit a few times on the Record page first.</source>
        <translation>아직 없습니다. 먼저 ‘녹음’ 화면에서 숫자마다 몇 번씩 말해 보세요.</translation>
    </message>
    <message>
        <source>How the names tell the digit</source>
        <translation>파일 이름에서 숫자를 읽는 방법</translation>
    </message>
    <message>
        <source>Found out by itself</source>
        <translation>알아서 찾기</translation>
    </message>
    <message>
        <source>Last digit of the name: 0137.wav is a 7</source>
        <translation>이름의 맨 뒤 숫자: 0137.wav는 7</translation>
    </message>
    <message>
        <source>First digit of the name: 7_kim_32.wav is a 7</source>
        <translation>이름의 맨 앞 숫자: 7_kim_32.wav는 7</translation>
    </message>
    <message>
        <source>Name of the folder: 7, 칠 or seven</source>
        <translation>폴더 이름: 7, 칠, seven</translation>
    </message>
    <message>
        <source>How the names tell the digit (--labels)</source>
        <translation>파일 이름에서 숫자를 읽는 방법(--labels)</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>배울 녹음</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>아직 고르지 않음</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The disk is full, so the settings were not kept. Make room, then choose again.</source>
        <translation>디스크가 가득 차서 설정을 남기지 못했습니다. 공간을 비우고 다시 고르세요.</translation>
    </message>
    <message>
        <source>The settings cannot be kept ({reason}). Check that you may read and write the settings folder, then choose again.</source>
        <translation>설정을 남길 수 없습니다({reason}). 설정 폴더의 읽기·쓰기 권한을 확인하고 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>on held-out takes</source>
        <translation>따로 둔 녹음에서</translation>
    </message>
    <message>
        <source>Held-out digits recognised</source>
        <translation>따로 둔 숫자 중 알아들은 비율</translation>
    </message>
    <message>
        <source>What the trainer says</source>
        <translation>학습 프로그램의 말</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Ends the training and leaves everything as it was</source>
        <translation>학습을 끝내고 모든 것을 그대로 둡니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>{done} of {total} takes read</source>
        <translation>녹음 {total}개 중 {done}개 읽음</translation>
    </message>
    <message>
        <source>This takes some seconds.</source>
        <translation>몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Epoch {number} of {total}</source>
        <translation>에포크 {number}/{total}</translation>
    </message>
    <message>
        <source>time left not known yet</source>
        <translation>남은 시간은 아직 모름</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>1분 안에 끝남</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>약 {minutes}분 남음</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Digit to say</source>
        <translation>말할 숫자</translation>
    </message>
    <message>
        <source>Say {one} or {other}</source>
        <translation>{one} 또는 {other}이라고 말해 주세요</translation>
    </message>
    <message>
        <source>Say {one}</source>
        <translation>{one} 하고 말해 주세요</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Press Space to go on where you stopped</source>
        <translation>스페이스를 누르면 멈춘 곳에서 이어집니다</translation>
    </message>
    <message>
        <source>Press Space, then say each digit that appears</source>
        <translation>스페이스를 누르고, 나오는 숫자를 하나씩 말해 주세요</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>A training is running. What shall become of it?</source>
        <translation>학습이 진행 중입니다. 어떻게 할까요?</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>계속하게 두기</translation>
    </message>
    <message>
        <source>Stop it, go on another day</source>
        <translation>멈추고 나중에 이어서 하기</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>닫지 않기</translation>
    </message>
    <message>
        <source>Delete this model and its report for good: {model}?</source>
        <translation>이 모델과 보고서를 완전히 지울까요: {model}?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>The last take is not kept yet.</source>
        <translation>마지막 녹음이 아직 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>버리고 닫기</translation>
    </message>
    <message>
        <source>Delete all recordings of {speaker} for good ({count})?</source>
        <translation>{speaker}의 녹음 {count}개를 모두 완전히 지울까요?</translation>
    </message>
    <message>
        <source>All sessions and corrections go. What models have learnt stays.</source>
        <translation>모든 회차와 고쳐 준 말까지 지웁니다. 모델이 이미 배운 것은 남습니다.</translation>
    </message>
</context>
<context>
    <name>RecordFooter</name>
    <message>
        <source>Space: record or stop</source>
        <translation>스페이스: 녹음 또는 멈춤</translation>
    </message>
    <message>
        <source>Backspace: delete the last take and say it again</source>
        <translation>백스페이스: 방금 녹음을 지우고 다시 말하기</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Record</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>How much is enough</source>
        <translation>얼마나 녹음했나</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈췄습니다</translation>
    </message>
    <message>
        <source>Choose a folder of recordings</source>
        <translation>녹음이 든 폴더 고르기</translation>
    </message>
    <message>
        <source>Drop the recordings to bring them in.</source>
        <translation>녹음을 여기에 놓으면 가져옵니다.</translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>Go on with it</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>The training of {date} did not come to its end.</source>
        <translation>{date}의 학습이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>The training of {date} did not come to its end: {done} of {total} epochs are done.</source>
        <translation>{date}의 학습이 끝나지 않았습니다: 에포크 {total}개 중 {done}개를 마쳤습니다.</translation>
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
    <message>
        <source>Folder:</source>
        <translation>폴더:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>종류:</translation>
    </message>
</context>
<context>
    <name>SensitivityField</name>
    <message>
        <source>Sensitivity</source>
        <translation>민감도</translation>
    </message>
    <message>
        <source>Measure the room</source>
        <translation>방 소리 재기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Listens for five seconds in which nobody speaks</source>
        <translation>아무도 말하지 않는 5초 동안 듣습니다</translation>
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
        <source>Push to talk</source>
        <translation>누르고 말하기</translation>
    </message>
    <message>
        <source>Speak digits back</source>
        <translation>숫자 읽어 주기</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>클립보드</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>고쳐 준 말</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>남기지 않음</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>민감도</translation>
    </message>
    <message>
        <source>Says what was heard once you pause; until it has spoken, it hears nothing.</source>
        <translation>말을 멈추면 들은 숫자를 소리로 읽어 줍니다. 읽는 동안에는 듣지 않습니다.</translation>
    </message>
    <message>
        <source>Copies the digits as they are heard, to be pasted anywhere.</source>
        <translation>들은 숫자를 바로 복사해 두어 어디에나 붙여 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Your system allows it only while this window is in front.</source>
        <translation>이 시스템에서는 이 창이 앞에 있을 때만 됩니다.</translation>
    </message>
    <message>
        <source>Not measured: nothing has changed.</source>
        <translation>재지 않았습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Please be quiet for five seconds.</source>
        <translation>5초 동안 조용히 해 주세요.</translation>
    </message>
    <message>
        <source>Please be quiet: {seconds} s</source>
        <translation>조용히 해 주세요: {seconds}초</translation>
    </message>
    <message>
        <source>The sensitivity suits the room now.</source>
        <translation>이제 민감도가 방에 맞습니다.</translation>
    </message>
    <message>
        <source>It was not quiet, so nothing has changed. Try again when nobody speaks.</source>
        <translation>조용하지 않아서 바꾸지 않았습니다. 아무도 말하지 않을 때 다시 해 보세요.</translation>
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
        <source>Listens only while you hold Space, and releases the microphone when you let go.</source>
        <translation>스페이스를 누르고 있는 동안에만 듣고, 손을 떼면 마이크를 끕니다.</translation>
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
        <source>Keeps the sound of a word that you put right as a recording, for Sutja to learn from.</source>
        <translation>고쳐 준 말의 소리를 녹음으로 남겨 배울 수 있게 합니다.</translation>
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
    <name>SittingFields</name>
    <message>
        <source>Speaker</source>
        <translation>말하는 사람</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>녹음 회차</translation>
    </message>
    <message>
        <source>Delete all recordings of this speaker…</source>
        <translation>이 사람의 녹음 모두 지우기…</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Listen</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>누르고 말하기</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>말하세요</translation>
    </message>
    <message>
        <source>Hold Space, or this button with the mouse, and speak; let go after the last digit</source>
        <translation>스페이스를 누르거나 마우스로 이 버튼을 누른 채 말하고, 마지막 숫자를 말한 뒤 손을 떼세요</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>Me</source>
        <translation>나</translation>
    </message>
</context>
<context>
    <name>SpeakerRemoval</name>
    <message>
        <source>There is nothing to delete.</source>
        <translation>지울 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>Recordings of {speaker} deleted for good: {count}.</source>
        <translation>{speaker}의 녹음 {count}개를 완전히 지웠습니다.</translation>
    </message>
    <message>
        <source>Recorded meanwhile, and kept: {count}.</source>
        <translation>그사이 새로 녹음된 {count}개는 남겨 두었습니다.</translation>
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
        <source>Hold Space and speak</source>
        <translation>스페이스를 누른 채 말하세요</translation>
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
    <name>TakeButtons</name>
    <message>
        <source>Say it again</source>
        <translation>다시 말하기</translation>
    </message>
    <message>
        <source>Deletes the last take and asks for its digit again (Backspace)</source>
        <translation>방금 녹음을 지우고 그 숫자를 다시 묻습니다(백스페이스)</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Keeps the take that was deleted last after all (Ctrl+Z)</source>
        <translation>마지막에 지운 녹음을 다시 저장합니다(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Bring in a folder…</source>
        <translation>폴더 가져오기…</translation>
    </message>
    <message>
        <source>Copies recordings that are there already; files can be dropped as well</source>
        <translation>이미 있는 녹음을 복사합니다. 파일을 끌어다 놓아도 됩니다</translation>
    </message>
</context>
<context>
    <name>TakeColumns</name>
    <message>
        <source>Takes of each digit</source>
        <translation>숫자마다 녹음한 개수</translation>
    </message>
</context>
<context>
    <name>TakeView</name>
    <message>
        <source>Last take</source>
        <translation>방금 녹음</translation>
    </message>
    <message>
        <source>What you say appears here</source>
        <translation>말한 소리가 여기에 나타납니다</translation>
    </message>
    <message>
        <source>{digit} – kept</source>
        <translation>{digit} – 저장했습니다</translation>
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
