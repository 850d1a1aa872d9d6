#pragma once

#include "pages/credentialspage.h"
#include "ui/world.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace support {

/// The Credentials page, on show as soon as `show` is called.
struct CredentialsScene
{
    World world;
    ui::CredentialsPage page{world.surroundings()};

    void show()
    {
        if (!showActive(page)) qFatal("the page gets no keyboard");
        settleDown();
    }
    /// Lets every answer that is under way arrive.
    static void settleDown()
    {
        for (int round = 0; round < 6; ++round) QCoreApplication::processEvents();
    }
    QPushButton& button(const QString& name) const { return child<QPushButton>(page, "credentials." + name); }
    QLineEdit& line(const QString& name) const { return child<QLineEdit>(page, "credentials." + name); }
    QListView& list() const { return child<QListView>(page, "credentials.list"); }
    QString status() const { return child<QLabel>(page, "credentials.status").text(); }
    const std::vector<vault::Profile>& profiles() const { return world.book.all(); }

    void press(const QString& name) const
    {
        QTest::mouseClick(&button(name), Qt::LeftButton);
        settleDown();
    }
    void select(const std::string& id) const
    {
        const QAbstractItemModel& model = *list().model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data(Qt::UserRole).toString() == ui::text(id))
                list().setCurrentIndex(model.index(row, 0));
        settleDown();
    }
    /// Fills in a new profile, as somebody would.
    void fill(const QString& name) const
    {
        line("name").setText(name);
        line("key").setText(sdkKey);
        line("secret").setText(sdkSecret);
    }
    std::string secretOf(const std::string& id) const
    {
        const auto entry = world.keychain.entries.find(id);
        if (entry == world.keychain.entries.end()) return {};
        const auto bundle = vault::Bundle::parse(entry->second.reveal());
        const base::Secret* const secret = bundle ? bundle->find("secret") : nullptr;
        return secret == nullptr ? std::string() : std::string(secret->reveal());
    }
};

} // namespace support
