#pragma once

#include <QTest>

#include <string>
#include <string_view>

/// What a failed QCOMPARE shows of the standard library's texts: escaped, so that a NUL or a line break is seen.
namespace QTest {

template <>
inline char* toString(const std::string_view& text)
{
    return toString(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

template <>
inline char* toString(const std::string& text)
{
    return toString(std::string_view(text));
}

} // namespace QTest
