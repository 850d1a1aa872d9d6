#include "widgets/clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace ui {
namespace {

QByteArray fingerprintOf(const QString& text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject* parent) : QObject(parent), timer_(new QTimer(this))
{
    timer_->setInterval(1000);
    connect(timer_, &QTimer::timeout, this, &SecretClipboard::tick);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        if (left_ > 0 && !isStillOurs()) clear(); // somebody copied something else: nothing left to count down
    });
}

SecretClipboard::~SecretClipboard()
{
    if (left_ > 0 && isStillOurs()) QGuiApplication::clipboard()->clear();
}

void SecretClipboard::copy(const QString& text)
{
    auto* const data = new QMimeData; // the clipboard takes it
    data->setText(text);
    data->setData("x-kde-passwordManagerHint", "secret");               // KDE's Klipper and those that follow it
    data->setData("application/x-nspasteboard-concealed-type", "1");    // macOS: nspasteboard.org
    data->setData("ExcludeClipboardContentFromMonitorProcessing", "1"); // Windows clipboard history
    fingerprint_ = fingerprintOf(text);
    left_ = keptSeconds;
    QGuiApplication::clipboard()->setMimeData(data);
    timer_->start();
    Q_EMIT secondsLeft(left_);
}

void SecretClipboard::clear()
{
    timer_->stop();
    left_ = 0;
    if (isStillOurs()) QGuiApplication::clipboard()->clear();
    fingerprint_.clear();
    Q_EMIT secondsLeft(0);
}

void SecretClipboard::tick()
{
    if (--left_ == 0)
        clear();
    else
        Q_EMIT secondsLeft(left_);
}

bool SecretClipboard::isStillOurs() const
{
    return !fingerprint_.isEmpty() && fingerprintOf(QGuiApplication::clipboard()->text()) == fingerprint_;
}

} // namespace ui
