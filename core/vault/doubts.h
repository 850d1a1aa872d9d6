#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vault {

/// What looks wrong with a key and secret that somebody pasted. None of it forbids saving.
enum class Doubt {
    Swapped,     ///< the key has the form of a secret and the secret that of a key
    Whitespace,  ///< blanks around one of them, or a line break in it
    Quotes,      ///< quotes around one of them
    Placeholder, ///< what the documentation and the samples print in their place: `YOUR_SDK_KEY`, `<secret>`, `xxxx`
    Same,        ///< both are the same text
};

/// All that looks wrong; `key` and `secret` may be empty. Zoom documents no form of either, so a doubt needs clear
/// signs: `Swapped` rests on what its client ids (22 characters) and client secrets (32 and more) look like in
/// practice, and knows no other pair. Placeholders are those of the sample endpoints (`YOUR_VIDEO_SDK_KEY_HERE`,
/// `VIDEO_SDK_SECRET_HERE`), of the Video SDK's web samples (`abc123XXXXXXXXXX`), and what examples usually print.
std::vector<Doubt> doubtsAbout(std::string_view key, std::string_view secret);

/// One English sentence: what looks wrong and what to do.
std::string describe(Doubt doubt);

} // namespace vault
