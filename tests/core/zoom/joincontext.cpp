#include "zoom/joincontext.h"

#include "support/print.h"

using namespace std::string_literals;
using zoom::Account;
using zoom::JoinContext;
using zoom::NeededTokens;
using zoom::Platform;
using zoom::TokenKind;

namespace {

const NeededTokens& needed(bool host, Account account, TokenKind kind = TokenKind::Meeting)
{
    JoinContext join;
    join.account = account;
    return zoom::neededTokens(kind, host, join);
}

} // namespace

class JoinContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsPlatformsIntoWebAndNative()
    {
        for (const Platform platform : zoom::platforms()) {
            const bool web = platform == Platform::Web;
            QVERIFY(zoom::platformNamed(zoom::name(platform)) == platform);
            QCOMPARE(zoom::answersOn(platform, "web:3712"), web);
            QCOMPARE(zoom::answersOn(platform, "video-web:200"), web);
            QCOMPARE(zoom::answersOn(platform, "native:1507"), !web);
        }
        QVERIFY(zoom::platformNamed("native") == Platform::Desktop);
        QVERIFY(!zoom::platformNamed("Web"));
    }

    void isGivenWhenAnythingIsKnown()
    {
        QVERIFY(!JoinContext{}.isGiven());
        QVERIFY(JoinContext{.topic = "x"}.isGiven());
        QVERIFY(JoinContext{.meetingNumber = "1"}.isGiven());
        QVERIFY(JoinContext{.platform = Platform::Web}.isGiven());
        QVERIFY(JoinContext{.account = Account::Same}.isGiven());
        QVERIFY(JoinContext{.obf = true}.isGiven());
    }

    void knowsWhatIsJoinedByWhatOnlyOneKindOfJoinIsTold()
    {
        using zoom::Target;
        QVERIFY(JoinContext{}.whatIsJoined() == Target::Unknown);
        QVERIFY((JoinContext{.passcode = "x", .platform = Platform::Web}.whatIsJoined() == Target::Unknown));
        QVERIFY(JoinContext{.topic = "x"}.whatIsJoined() == Target::Session);
        for (const JoinContext& meeting : {JoinContext{.meetingNumber = "1"}, JoinContext{.account = Account::Same},
                                           JoinContext{.zak = true}, JoinContext{.obf = true}})
            QVERIFY(meeting.whatIsJoined() == Target::Meeting);
        QVERIFY((JoinContext{.topic = "x", .zak = true}.whatIsJoined() == Target::Unknown));
        QVERIFY((JoinContext{.target = Target::Session, .zak = true}.whatIsJoined() == Target::Session));
        QVERIFY(JoinContext{.target = Target::Meeting}.isGiven());
    }

    void takesTheTokensOfItsOwnSdkAlone()
    {
        using zoom::takes;
        const JoinContext session{.topic = "x"};
        const JoinContext meeting{.zak = true};
        QVERIFY(takes({}, TokenKind::Video) && takes({}, TokenKind::Meeting));
        QVERIFY(takes(session, TokenKind::Video) && !takes(session, TokenKind::Meeting));
        QVERIFY(!takes(meeting, TokenKind::Video) && takes(meeting, TokenKind::Meeting));
        for (const TokenKind kind : {TokenKind::Api, TokenKind::OAuthAccess, TokenKind::Zak, TokenKind::Obf,
                                     TokenKind::LegacySignature, TokenKind::Unknown})
            QVERIFY(!takes({}, kind) && !takes(meeting, kind));
    }

    // which take the meeting from the call, not from the token
    void asksNativeSdksForNoZakByTheRoleInTheToken()
    {
        const JoinContext same{.platform = Platform::Ios, .account = Account::Same};
        QVERIFY(!zoom::neededTokens(TokenKind::Meeting, true, same).zak);
        QVERIFY(zoom::neededTokens(TokenKind::Meeting, true, same).tokens.find("ZAK") != std::string_view::npos);
        const JoinContext other{.platform = Platform::Ios, .account = Account::Other};
        QVERIFY(zoom::neededTokens(TokenKind::Meeting, true, other).obfOrZak);
    }

    // Zoom's table of tokens, in force since 2 March 2026
    void saysWhichTokensAJoinNeeds()
    {
        for (const Account account : {Account::Unknown, Account::Same, Account::Other}) {
            QVERIFY(needed(true, account).zak && !needed(true, account).obfOrZak);
            QVERIFY(!needed(true, account, TokenKind::Video).zak);
        }
        QVERIFY(!needed(false, Account::Same).zak && !needed(false, Account::Same).obfOrZak);
        QVERIFY(!needed(false, Account::Other).zak && needed(false, Account::Other).obfOrZak);
        QVERIFY(!needed(false, Account::Unknown).obfOrZak); // it may, so the text says so and no rule does
        QVERIFY(needed(false, Account::Unknown).tokens.find("OBF") != std::string_view::npos);
    }
};

QTEST_APPLESS_MAIN(JoinContextTest)
#include "joincontext.moc"
