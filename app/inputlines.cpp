#include "inputlines.h"

#include <QCoreApplication>

#include <string>
#include <thread>

#ifdef Q_OS_WIN
    #include <io.h>
#else
    #include <unistd.h>
#endif

namespace services {
namespace {

constexpr std::size_t longest = 64 * 1024;

/// The next byte of standard input, without a buffer that would outlive it; false at its end.
bool readByte(char& byte)
{
#ifdef Q_OS_WIN
    return _read(0, &byte, 1) == 1;
#else
    return read(STDIN_FILENO, &byte, 1) == 1;
#endif
}

/// The next line without its end; empty when there are no more, or when it is too long.
base::Secret readLine()
{
    std::string line;
    line.reserve(longest); // so that it never moves
    char byte = 0;
    while (readByte(byte)) {
        if (byte == '\n' && !line.empty()) return base::Secret::take(line);
        if (byte == '\n' || byte == '\r') continue;
        if (line.size() == longest) break;
        line += byte;
    }
    return base::Secret::take(line);
}

} // namespace

InputLines::InputLines(Taker taker) : taker_(std::make_shared<Taker>(std::move(taker)))
{
    std::thread([weak = std::weak_ptr(taker_)] {
        for (bool more = true; more;) {
            const auto line = std::make_shared<base::Secret>(readLine());
            more = !line->isEmpty() && !weak.expired();
            QMetaObject::invokeMethod(QCoreApplication::instance(), [weak, line] {
                if (const auto give = weak.lock()) (*give)(std::move(*line));
            });
        }
    }).detach();
}

InputLines::~InputLines() = default;

} // namespace services
