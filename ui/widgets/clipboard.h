#pragma once

#include <QByteArray>
#include <QObject>

class QTimer;

namespace ui {

/// The clipboard, for things that should not stay there: copies are marked as secret for clipboard managers, counted
/// down for all to see, and cleared only if nobody has put something else there meanwhile.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(QObject* parent = nullptr);
    /// Clears what was copied, if it is still there.
    ~SecretClipboard() override;

    /// Copies `text` and starts the countdown anew.
    void copy(const QString& text);
    /// Ends the countdown at once; the clipboard keeps what is not ours.
    void clear();

    static constexpr int keptSeconds = 30;

Q_SIGNALS:
    /// Each second while the copy is there; 0 when it is gone.
    void secondsLeft(int seconds);

private:
    void tick();
    bool isStillOurs() const;

    QTimer* timer_;
    QByteArray fingerprint_; // SHA-256 of what was copied: enough to know it again, no second copy of it
    int left_ = 0;
};

} // namespace ui
