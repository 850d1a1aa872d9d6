#pragma once

#include "pages/mintwords.h"
#include "sidework.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QTimer;

namespace ui {

class Credentials;

/// Mints a plan into a file beside the window: reads the secret if need be, tells how far it is, and puts what became
/// of it into words.
class MintWriter : public QObject
{
    Q_OBJECT

public:
    /// `credentials` must outlive this.
    explicit MintWriter(Credentials& credentials, QObject* parent = nullptr);

    bool isBusy() const { return plan_ != nullptr; }
    /// Begins; not while it is busy. The plan's key is taken from the credentials.
    void start(std::shared_ptr<MintPlan> plan, const QString& path);
    /// Gives up: there is no file then.
    void cancel();

Q_SIGNALS:
    /// How it stands, as one of the label roles.
    void said(const QString& sentence, const char* role);
    /// How far it is; of 0 while nobody knows.
    void advanced(quint64 done, quint64 all);
    /// What is wrong with the rows after all.
    void refused(const std::vector<ui::MintRemark>& remarks);
    /// It is over; the path is empty where there is no file.
    void ended(const QString& path);

private:
    void goOn();
    void begin(const base::Secret& secret);
    void watch();
    void finish(const MintReport& report);
    void end(const QString& sentence, const char* role, const QString& path = {});

    Credentials& credentials_;
    QTimer* watcher_;
    SideWork work_;
    std::shared_ptr<MintPlan> plan_; // null while nothing is written
    std::shared_ptr<MintProgress> progress_;
    QString path_;
    bool waiting_ = false; // for the secret
    QElapsedTimer time_;
};

} // namespace ui
