#pragma once

#include "base/secret.h"

#include <QIODevice>

namespace oauth {

/// A request's body that can be read once. Qt sends a request again, up to three times, when the connection breaks
/// before the answer, also one that changes something at the server; a body that cannot be rewound stops it, be it
/// empty.
class OnceDevice : public QIODevice
{
public:
    explicit OnceDevice(base::Secret bytes);

    bool isSequential() const override { return true; }
    bool reset() override { return false; } // without a warning, other than QIODevice
    qint64 size() const override { return static_cast<qint64>(bytes_.size()); }
    qint64 bytesAvailable() const override { return size() - at_; }
    bool atEnd() const override { return at_ == size(); }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    base::Secret bytes_;
    qint64 at_ = 0;
};

} // namespace oauth
