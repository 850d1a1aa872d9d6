#pragma once

#include "pages/mintwords.h"
#include "pages/page.h"
#include "sidework.h"
#include "surroundings.h"

#include <memory>

class QTabBar;
class QTimer;

namespace ui {

class MintOrderCard;
class MintOutputCard;
class MintPreviewCard;
class MintWriter;

/// Mints tokens in bulk into a file: every choice with every other, by count or by the rows of a file.
class MintPage : public Page
{
    Q_OBJECT

public:
    explicit MintPage(const Surroundings& surroundings, QWidget* parent = nullptr);
    /// Remembers what was typed; what is being written is given up.
    ~MintPage() override;

    void focusToken() override;
    void focusStart() override;
    /// Takes the file's rows, unless its name says that it holds variables.
    bool takeFile(const QString& path) override;

    /// The kind of token that is minted.
    const zoom::Table& table() const { return *table_; }
    /// Reads the secret if need be, and mints into that file.
    void writeTo(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeKinds();
    void connectParts();
    void setKind(int index);
    void followProfile(const zoom::Table& table);
    std::shared_ptr<MintPlan> makePlan(std::vector<MintRemark>& remarks);
    void refresh();
    void followSigner();
    void goTo(const QString& field);
    void write();
    bool isReady() const;
    void remember();

    Surroundings surroundings_;
    const zoom::Table* table_;
    QTabBar* kinds_;
    MintOrderCard* order_;
    MintOutputCard* output_;
    MintPreviewCard* preview_;
    QTimer* refresher_;
    QTimer* saver_;
    MintWriter* writer_;
    SideWork surveying_;
    bool settled_ = false; // the preview shows what is typed
};

} // namespace ui
