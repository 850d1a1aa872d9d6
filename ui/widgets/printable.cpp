#include "widgets/printable.h"

#include "text.h"

#include <QList>

#include <algorithm>

namespace ui {
namespace {

constexpr char32_t nonJoiner = 0x200c;
constexpr char32_t joiner = 0x200d;

bool isUnseen(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Surrogate: return true;
    case QChar::Other_Format: return character != joiner && character != nonJoiner;
    default: return false;
    }
}

} // namespace

QString printable(const QString& text)
{
    const auto isPlain = [](QChar character) { return character >= u' ' && character <= u'~'; };
    if (std::all_of(text.begin(), text.end(), isPlain)) return text; // as nearly all are: ASCII that is seen
    QString out;
    out.reserve(text.size());
    for (const char32_t character : text.toUcs4()) {
        if (character == U'\n')
            out += "\\n";
        else if (character == U'\t')
            out += "\\t";
        else if (isUnseen(character))
            out += QString("\\u%1").arg(static_cast<uint>(character), 4, 16, QChar('0'));
        else
            out += QString::fromUcs4(&character, 1);
    }
    return out;
}

QString printable(std::string_view utf8) { return printable(text(utf8)); }

} // namespace ui
