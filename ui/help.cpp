#include "help.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace ui {

void showHelp(QWidget* window)
{
    auto* const help = new QMessageBox(QMessageBox::NoIcon, QCoreApplication::translate("help", "Callsign help"), {},
                                       QMessageBox::Close, window);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->setObjectName("window.help");
    help->setTextFormat(Qt::RichText);
    help->setText(QCoreApplication::translate(
        "help", "<h3>Keys</h3><table cellpadding=\"4\">"
                "<tr><td>Ctrl+1 to Ctrl+4</td><td>Sign, Inspect, Sign in, API</td></tr>"
                "<tr><td>Ctrl+6, Ctrl+7</td><td>Endpoint, Credentials</td></tr>"
                "<tr><td>Ctrl+N</td><td>Add a profile, on the Credentials page</td></tr>"
                "<tr><td>Ctrl+K</td><td>Choose a profile: type to search</td></tr>"
                "<tr><td>Ctrl+Shift+C</td><td>Copy the token; a signed one is minted afresh</td></tr>"
                "<tr><td>Ctrl+L</td><td>Go to the token</td></tr>"
                "<tr><td>Alt+Down</td><td>Pick regions from a list</td></tr>"
                "<tr><td>Ctrl+Q</td><td>Quit</td></tr></table>"
                "<h3>Where key and secret are found</h3>"
                "<p>Video SDK: in your Video SDK account, under SDK credentials.<br>"
                "Meeting SDK: in the Marketplace, your General app's client ID and client secret.<br>"
                "Video SDK REST API: the account's API key and API secret; they differ from the SDK's.</p>"));
    help->open();
}

} // namespace ui
