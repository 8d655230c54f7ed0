package annotate

// In Chinese and Japanese, words are not parted by spaces, so what somebody says
// is followed at once by these.

var chinese = language{says: setOf("说 說 道 问 問 答 称 稱 表示 写道 寫道 喊 指出 回答")}

var japanese = language{says: setOf("と って という などと")}
