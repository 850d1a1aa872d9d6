// A program for the tests that uses core/oauth as a door would: one job a run, one line of JSON for each thing that
// happens. Arguments: job, base of the server, client ID, folder of the store; "public" for a client without a secret.

#include "base/random.h"
#include "oauth/device.h"
#include "oauth/form.h"
#include "oauth/session.h"
#include "oauth/signin.h"
#include "vault/bundle.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <cstdio>

namespace {

using base::Answer;
using base::Request;
using base::Result;
using base::Secret;

/// A store that several processes share: entries are files.
class FileStore : public vault::SecretStore
{
public:
    explicit FileStore(QString folder) : folder_(std::move(folder)) {}

    Request read(const std::string& name, Answer<Secret> answer) override
    {
        QFile file(pathOf(name));
        std::string bytes = file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
        const auto secret = std::make_shared<Secret>(Secret::take(bytes));
        return later([answer, secret] { answer(std::move(*secret)); });
    }
    Request write(const std::string& name, Secret bytes, Answer<void> answer) override
    {
        QSaveFile file(pathOf(name));
        const bool kept = file.open(QIODevice::WriteOnly) &&
                          file.write(bytes.reveal().data(), static_cast<qint64>(bytes.size())) >= 0 && file.commit();
        return later([answer, kept] {
            answer(kept ? Result<void>() : tl::unexpected(base::Error{base::ErrorCode::SecretNotKept, {}}));
        });
    }
    Request remove(const std::string& name, Answer<void> answer) override
    {
        QFile::remove(pathOf(name));
        return later([answer] { answer({}); });
    }
    Request list(Answer<std::vector<std::string>> answer) override
    {
        return later([answer] { answer(std::vector<std::string>()); });
    }

private:
    QString pathOf(const std::string& name) const { return folder_ + '/' + QString::fromStdString(name) + ".entry"; }
    static Request later(std::function<void()> work)
    {
        const auto pending = std::make_shared<std::function<void()>>(std::move(work));
        QTimer::singleShot(0, [pending] {
            if (const auto run = std::exchange(*pending, nullptr)) run();
        });
        return Request([pending] { *pending = nullptr; });
    }

    QString folder_;
};

void say(const nlohmann::json& line)
{
    std::puts(line.dump().c_str());
    std::fflush(stdout);
}

class Probe
{
public:
    explicit Probe(const QStringList& arguments)
        : store_(arguments.at(4)),
          session_(appOf(arguments), "p", {client_, store_, base::systemClock(), arguments.at(4) + "/p.lock"}),
          app_(appOf(arguments))
    {
        client_.setTrace([this](const oauth::Leg& leg) { note(leg); });
    }

    void run(const QString& job)
    {
        if (job == "signin") signIn();
        if (job == "device") device();
        if (job == "token") step_ = session_.token(std::chrono::seconds(60), [this](const auto& a) { end(a); });
        if (job == "refresh") step_ = session_.renew(stored(), [this](const auto& a) { end(a); });
        if (job == "loop") loop();
        if (job == "revoke") step_ = session_.signOut(oauth::SignOut::Revoke, [this](const auto& a) { end(a); });
        if (job == "race") race();
    }

private:
    static oauth::App appOf(const QStringList& arguments)
    {
        oauth::App app{.clientId = arguments.at(3).toStdString(), .publicClient = arguments.value(5) == "public"};
        app.redirectUri = "http://127.0.0.1/callback";
        app.oauthBase = arguments.at(2).toStdString();
        return app;
    }
    static Secret secretOf(std::string text) { return Secret::take(text); }
    Secret clientSecret() const
    {
        return app_.publicClient ? Secret() : secretOf(qgetenv("PROBE_SECRET").toStdString());
    }
    void note(const oauth::Leg& leg) const
    {
        if (!quiet_) say({{"leg", leg.what}, {"request", leg.request}, {"status", leg.status}, {"answer", leg.answer}});
    }

    /// The access token in the store.
    Secret stored()
    {
        Secret access;
        QFile file(QCoreApplication::arguments().at(4) + "/p.entry");
        if (!file.open(QIODevice::ReadOnly)) return access;
        const auto bundle = vault::Bundle::parse(file.readAll().toStdString());
        const Secret* const entry = bundle ? bundle->find("access") : nullptr;
        return entry == nullptr ? Secret() : entry->clone();
    }

    template <typename T>
    void end(const Result<T>& result)
    {
        if (result)
            say({{"ok", true}});
        else
            say({{"ok", false},
                 {"code", static_cast<int>(result.error().code)},
                 {"why", base::describe(result.error())}});
        QTimer::singleShot(0, [] { QCoreApplication::quit(); });
    }

    void take(Result<oauth::Tokens> tokens)
    {
        if (!tokens) return end(tokens);
        vault::Bundle bundle;
        bundle.set("secret", clientSecret());
        const auto kept = std::make_shared<oauth::Tokens>(std::move(*tokens));
        step_ = store_.write("p", bundle.bytes(), [this, kept](const Result<void>&) {
            step_ = session_.keep(std::move(*kept), [this](const Result<void>& result) { end(result); });
        });
    }

    void signIn()
    {
        oauth::SignInPlan plan{.app = app_, .secret = clientSecret(), .scopes = scopes_};
        plan.timeout = std::chrono::seconds(60);
        const auto begun = signIn_.start(std::move(plan), [this](Result<oauth::Tokens> t) { take(std::move(t)); });
        if (!begun) return end(begun);
        say({{"url", begun->url}, {"redirect", begun->redirectUri}});
    }

    void device()
    {
        device_.start(
            app_, clientSecret(), scopes_,
            [](const oauth::DevicePrompt& prompt) {
                say({{"userCode", prompt.userCode}, {"url", prompt.addressWithCode}});
            },
            [this](Result<oauth::Tokens> t) { take(std::move(t)); });
    }

    /// Refreshes again and again, until it is killed.
    void loop()
    {
        quiet_ = true;
        step_ = session_.renew(stored(), [this](const Result<oauth::Access>& access) {
            if (!access) return end(access);
            say({{"ok", true}});
            QTimer::singleShot(0, [this] { loop(); });
        });
    }

    /// Waits for a line on stdin, so that two of them begin together.
    void race()
    {
        rejected_ = stored();
        say({{"ready", true}});
        QObject::connect(&stdin_, &QSocketNotifier::activated, &stdin_, [this] {
            stdin_.setEnabled(false);
            step_ = session_.renew(std::move(rejected_), [this](const auto& access) { end(access); });
        });
    }

    QNetworkAccessManager network_;
    oauth::Client client_{network_};
    FileStore store_;
    oauth::Session session_;
    oauth::App app_;
    oauth::SignIn signIn_{client_, base::systemRandom(), base::systemClock(), {}};
    oauth::DeviceSignIn device_{client_, base::systemClock()};
    QSocketNotifier stdin_{0, QSocketNotifier::Read};
    const std::vector<std::string> scopes_{"user:read:user"};
    Secret rejected_;
    Request step_;
    bool quiet_ = false;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5) return 2;
    Probe probe(arguments);
    probe.run(arguments.at(1));
    return QCoreApplication::exec();
}
