#pragma once

#include "oauth/api.h"
#include "oauth/jsonreader.h"
#include "widgets/card.h"

class QLabel;
class QPushButton;

namespace ui {

class LongText;
class SecretClipboard;
class StateLine;

/// What the API answered: status and limits, what an error means, the body as it comes, and a token for joining where
/// the answer holds one, which is held here and shown nowhere.
class ApiAnswerCard : public Card
{
    Q_OBJECT

public:
    /// All must outlive the card.
    ApiAnswerCard(SecretClipboard& clipboard, base::Clock clock, QWidget* parent = nullptr);

    /// A new call is under way.
    void begin(const QString& what);
    /// Takes the body as it comes.
    void take(std::string_view piece);
    /// Takes the answer's end; `tokenName`: of the token for joining that it should hold, or nothing.
    void finish(const oauth::ApiAnswer& answer, const QString& tokenName);
    /// There is no answer; the sentence says why. `sent`: whether the call went out at all.
    void fail(const QString& sentence, bool sent = true);
    /// Offers to sign in; an empty label takes the offer back.
    void offerSignIn(const QString& label);
    /// Whether the next page may be asked for now, where there is one.
    void allowTurning(bool allowed);
    /// Forgets everything.
    void forget();

    const std::string& nextPage() const { return reader_.nextPage(); }
    void focusAnswer();
    void copyToken();

Q_SIGNALS:
    void signIn();
    /// The next page is wanted.
    void turnPage();

private:
    void makeToken();
    void showToken(base::Secret token, const QString& name);
    void countDown();
    void showHidden();
    void showNext();

    SecretClipboard& clipboard_;
    base::Clock clock_;
    StateLine* status_;
    StateLine* explanation_;
    QPushButton* signIn_;
    QWidget* tokenPlace_;
    QLabel* tokenName_ = nullptr;
    QLabel* tokenLife_ = nullptr;
    QPushButton* next_;
    QLabel* hidden_;
    LongText* view_;
    QPushButton* copy_;
    oauth::JsonReader reader_;
    std::size_t size_ = 0;
    bool whole_ = false;   // the answer has come to its end
    bool turning_ = false; // see `allowTurning`
    base::Secret token_;
    std::optional<base::Time> tokenEnds_;
};

} // namespace ui
