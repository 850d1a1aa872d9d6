#pragma once

#include "pages/mintwords.h"
#include "widgets/card.h"

class QCheckBox;
class QProgressBar;
class QPushButton;

namespace ui {

class CopyLine;
class FieldRow;
class Preferences;
class StateLine;

/// How tokens are written down, and the writing itself as somebody watches it.
class MintOutputCard : public Card
{
    Q_OBJECT

public:
    /// `preferences` must outlive the card: what is chosen is remembered there.
    MintOutputCard(Preferences& preferences, base::Clock clock, QWidget* parent = nullptr);

    /// Puts format, negatives and time into the plan; returns what will not do.
    std::vector<MintRemark> fill(MintPlan& plan);
    /// Whether the clock is typed.
    bool hasFixedClock() const;
    /// The name that a file gets by default: `tokens.csv`.
    QString fileName() const;
    /// Says whose key is used, as one of the label roles.
    void setSigner(const QString& sentence, const char* role);
    /// Says how the writing stands, likewise.
    void say(const QString& sentence, const char* role);
    /// Whether tokens are being written.
    void setBusy(bool busy);
    /// How far: of `all`, which is 0 while nobody knows.
    void setProgress(std::uint64_t done, std::uint64_t all);
    /// The file that was written; empty for none.
    void setWritten(const QString& path);
    void focusClock();
    void focusWrite();
    void remember();

Q_SIGNALS:
    void edited();
    void write();
    void cancel();

private:
    void makeChoices();
    void makeButtons();
    mint::Format format() const;

    Preferences& preferences_;
    base::Clock clock_;
    FieldRow* format_ = nullptr;
    QCheckBox* negatives_ = nullptr;
    FieldRow* now_ = nullptr;
    StateLine* signer_;
    QPushButton* write_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QProgressBar* progress_ = nullptr;
    StateLine* status_;
    CopyLine* written_ = nullptr;
};

} // namespace ui
