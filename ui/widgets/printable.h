#pragma once

#include <QString>

#include <string_view>

namespace ui {

/// `text` on one line, as it can be shown without deceiving: control characters, marks that turn the reading direction
/// and other characters that nobody sees are written out (`\n`, `\u202e`). The joiners that scripts and emoji need
/// stay.
QString printable(const QString& text);
/// The same for UTF-8.
QString printable(std::string_view utf8);

} // namespace ui
