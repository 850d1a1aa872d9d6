#include "base/result.h"

#include "support/print.h"

#include <set>

using base::ErrorCode;
using namespace std::string_literals;

namespace {

/// Every code, in their order.
std::vector<ErrorCode> codes()
{
    std::vector<ErrorCode> all;
    for (int i = 0; i <= static_cast<int>(ErrorCode::NoRandomness); ++i) all.push_back(static_cast<ErrorCode>(i));
    return all;
}

/// Whether the code's detail belongs into the sentence.
bool hasDetail(ErrorCode code)
{
    const std::set<ErrorCode> without{ErrorCode::TokensElsewhere, ErrorCode::SignInTimedOut, ErrorCode::SignInCancelled,
                                      ErrorCode::Interrupted,     ErrorCode::BrowserMissing, ErrorCode::NoRandomness};
    if (base::isKeychainTrouble(code)) return code >= ErrorCode::KeychainBroken;
    return !without.contains(code);
}

} // namespace

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWhereAndWhatToDo()
    {
        QCOMPARE(base::describe({ErrorCode::FileUnreadable, "a.env"}),
                 "cannot read a.env: check that it exists and may be read"s);
        QCOMPARE(base::describe({ErrorCode::FileTooLarge, "a.env"}),
                 "a.env is too large: a key, a token or an env file is expected"s);
    }

    void namesTheFileTheProfileOrTheServicesOwnWords_data()
    {
        QTest::addColumn<int>("code");
        for (const ErrorCode code : codes())
            if (hasDetail(code)) QTest::addRow("%d", static_cast<int>(code)) << static_cast<int>(code);
    }
    void namesTheFileTheProfileOrTheServicesOwnWords()
    {
        QFETCH(const int, code);
        const std::string text = base::describe({static_cast<ErrorCode>(code), "the-detail"});
        QVERIFY2(text.find("the-detail") != std::string::npos, text.c_str());
    }

    void hasASentenceOfItsOwnForEachError()
    {
        std::set<std::string> texts;
        for (const ErrorCode code : codes()) texts.insert(base::describe({code, "x"}));
        QCOMPARE(texts.size(), codes().size());
    }

    void tellsTroubleWithTheKeychainFromTheRest()
    {
        for (const ErrorCode code : codes()) {
            const bool trouble = code == ErrorCode::KeychainNoBus || code == ErrorCode::KeychainNoService ||
                                 code == ErrorCode::KeychainNoKeyring || code == ErrorCode::KeychainLocked ||
                                 code == ErrorCode::KeychainDenied || code == ErrorCode::KeychainSilent ||
                                 code == ErrorCode::KeychainBroken || code == ErrorCode::SecretNotKept;
            QCOMPARE(base::isKeychainTrouble(code), trouble);
        }
    }
};

QTEST_APPLESS_MAIN(ResultTest)
#include "result.moc"
