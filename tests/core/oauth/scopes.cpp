#include "oauth/scopes.h"

#include "support/print.h"

using oauth::Scope;
using Words = std::vector<std::string>;

class ScopesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEitherNameAndWiderLevels()
    {
        const Scope scope{"user:read:token", "user:read"};
        for (const char* const given : {"user:read:token", "user:read:token:admin", "user:read", "user:read:admin",
                                        "user:read:master", "user:write", "user:write:admin"})
            QVERIFY2(oauth::covers(Words{given}, scope), given);
        for (const char* const given : {"user:read:token2", "user:read:user", "user:readx", "meeting:read", ""})
            QVERIFY2(!oauth::covers(Words{given}, scope), given);
    }

    void aWiderLevelCoversOneForAdministrators()
    {
        const Scope scope{"user:read:list_users:admin", "user:read:admin"};
        for (const char* const given :
             {"user:read:list_users:admin", "user:read:list_users:master", "user:read:admin", "user:read:master"})
            QVERIFY2(oauth::covers(Words{given}, scope), given);
        for (const char* const given : {"user:read:list_users", "user:read"})
            QVERIFY2(!oauth::covers(Words{given}, scope), given);
    }

    void readingDoesNotAllowWriting()
    {
        QVERIFY(!oauth::covers(Words{"meeting:read"}, {"meeting:write:meeting", "meeting:write"}));
    }

    void aScopeWithoutAClassicNameIsNotCoveredByAnything()
    {
        QVERIFY(!oauth::covers(Words{":admin", ""}, {"user:read:token", ""}));
    }

    void saysWhatIsMissing()
    {
        const std::array needed{Scope{"a:read:x", "a:read"}, Scope{"b:read:x", "b:read"}};
        QVERIFY(oauth::missing(Words{"a:read"}, needed) == Words{"b:read:x"});
        QVERIFY(oauth::missing(Words{}, needed).empty());
    }
};

QTEST_APPLESS_MAIN(ScopesTest)
#include "scopes.moc"
