// What one keystroke in the form costs until the new token stands in the window: the page's own way, on Qt's offscreen
// platform. The least price, which the figures are compared with, is a raw HMAC of the bytes that are signed.
#include "bench/ratio.h"
#include "pages/sign.h"
#include "ui/world.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace {

using support::child;

/// Types a letter into the session name and takes it out again by turns, so that the form stays as it is.
class Typist
{
public:
    explicit Typist(QLineEdit& line) : line_(line) {}

    void operator()()
    {
        QTest::keyClick(&line_, longer_ ? Qt::Key_Backspace : Qt::Key_X);
        longer_ = !longer_;
    }

private:
    QLineEdit& line_;
    bool longer_ = false;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    support::World world;
    world.giveCredential();
    ui::SignPage page(world.surroundings());
    page.resize(1'200, 800);
    page.show();
    child<QComboBox>(page, "field.role").setCurrentIndex(1);
    auto& name = child<QLineEdit>(page, "field.sessionName");
    name.setText("Cool Cars");
    QCoreApplication::processEvents();
    const std::string token = ui::utf8(child<QPlainTextEdit>(page, "sign.token").toPlainText());

    Typist type(name);
    const std::string signedBytes = token.substr(0, token.rfind('.'));
    bench::addAgainstRawHmac("keystroke/to token", signedBytes, type);
    bench::addAgainstRawHmac("keystroke/to picture", signedBytes, [&type] {
        type();
        QCoreApplication::processEvents(); // lays out and draws what changed
    });
    return bench::run(argc, argv);
}
