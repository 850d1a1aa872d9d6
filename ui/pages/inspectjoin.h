#pragma once

#include "widgets/foldcard.h"
#include "zoom/joincontext.h"

#include <chrono>
#include <optional>

class QCheckBox;
class QLineEdit;

namespace ui {

class FieldRow;
class Preferences;

/// What the join is told beside the token: what somebody says here is compared with the claims. Remembered, but for
/// the passcode.
class JoinCard : public FoldCard
{
    Q_OBJECT

public:
    /// `preferences` must outlive the card.
    explicit JoinCard(Preferences& preferences, QWidget* parent = nullptr);

    /// Asks for what joins with such a token are told, unless somebody chose what is joined. `host`: its role is 1.
    void setToken(zoom::TokenKind kind, bool host);
    /// What was said, as far as it concerns a token of that kind.
    zoom::JoinContext join() const;
    /// How wrong clocks may be.
    std::chrono::seconds leeway() const;
    /// Forgets the passcode.
    void forgetPasscode();

Q_SIGNALS:
    void edited();

private:
    FieldRow* addLine(const char* key, const QString& label, const QString& hint, int most, QLineEdit* line = nullptr);
    FieldRow* addChoice(const char* key, const QString& label);
    QCheckBox* addCheck(const char* key, const QString& label);
    void fillChoices();
    void recall();
    void take();
    zoom::Target target() const;
    void follow();

    Preferences& preferences_;
    zoom::TokenKind kind_ = zoom::TokenKind::Unknown;
    bool host_ = false;
    FieldRow* target_;
    FieldRow* topic_;
    FieldRow* number_;
    FieldRow* passcode_;
    FieldRow* platform_;
    FieldRow* account_;
    FieldRow* leeway_;
    QCheckBox* zak_;
    QCheckBox* obf_;
    bool recalling_ = false;
};

} // namespace ui
