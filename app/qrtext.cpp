#include "qrtext.h"

#include <qrencode.h>

#include <memory>

namespace services {
namespace {

constexpr int margin = 2; // four would be by the book; two are enough for every reader and leave room on the screen

using Code = std::unique_ptr<QRcode, void (*)(QRcode*)>;

bool isDark(const QRcode& code, int row, int column)
{
    if (row < 0 || column < 0 || row >= code.width || column >= code.width) return false;
    return (code.data[row * code.width + column] & 1U) != 0;
}

const char* square(bool upperDark, bool lowerDark)
{
    if (upperDark) return lowerDark ? " " : "▄";
    return lowerDark ? "▀" : "█";
}

} // namespace

std::string qrText(std::string_view text)
{
    const std::string bytes(text);
    const Code code(QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_L), QRcode_free);
    if (code == nullptr) return {};
    std::string out;
    for (int row = -margin; row < code->width + margin; row += 2) {
        for (int column = -margin; column < code->width + margin; ++column)
            out += square(isDark(*code, row, column), isDark(*code, row + 1, column));
        out += '\n';
    }
    return out;
}

} // namespace services
