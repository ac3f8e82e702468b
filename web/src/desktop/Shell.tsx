// The frame of the desk: navigation, header, the page, and what may lie above it (record, new record, palette, help).
import { MenuOutlined, PlusOutlined, QuestionCircleOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@/api/me";
import { Above } from "@/desktop/Above";
import { Nav } from "@/desktop/Nav";
import { Notifications } from "@/desktop/Notifications";
import { UserMenu } from "@/desktop/UserMenu";
import { useCreatable } from "@/desktop/useCreatable";
import { useShortcuts } from "@/desktop/useShortcuts";
import { usePath } from "@/ui/nav";
import { useCreate } from "@/ui/record/create";
import { setNeighbours } from "@/ui/record/open";
import { ErrorBoundary } from "@/ui/state/ErrorBoundary";
import { lazyPart } from "@/ui/state/lazyPart";
import { NetworkBanner } from "@/ui/state/NetworkBanner";
import { NewBuildBar } from "@/ui/state/NewBuildBar";
import { useWide } from "@/ui/state/useWide";

const loadPalette = () => import("@/desktop/Palette").then((module) => ({ default: module.Palette }));
const Palette = lazyPart(loadPalette);
const NavDrawer = lazyPart(() => import("@/desktop/NavDrawer").then((module) => ({ default: module.NavDrawer })));
const Help = lazyPart(() => import("@/desktop/Help").then((module) => ({ default: module.Help })));

const PALETTE_AFTER = 3_000;

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation("shell");
  const wide = useWide();
  const path = usePath();
  const create = useCreate();
  const creatable = useCreatable(me.permissions);
  const [menu, setMenu] = useState(false);
  const [over, setOver] = useState<"palette" | "help" | null>(null);
  const [newOpen, setNewOpen] = useState(false);
  useShortcuts({
    onPalette: () => setOver("palette"),
    onHelp: () => setOver("help"),
    onCreate: () => setNewOpen(creatable.length > 0),
  });
  // Fetched once the page rests, so that the first press opens it at once; a failure shows when it is wanted.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => null), PALETTE_AFTER);
    return () => clearTimeout(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other neighbours
  useEffect(() => {
    setNeighbours(null);
    setMenu(false);
  }, [path]);

  return (
    <div className="yd-shell">
      <a href="#content" className="yd-skip">
        {t("nav.skip")}
      </a>
      {wide ? (
        <aside className="yd-side">
          <Nav permissions={me.permissions} company={me.company.name} />
        </aside>
      ) : (
        <Suspense fallback={null}>
          <NavDrawer open={menu} onClose={() => setMenu(false)}>
            <Nav permissions={me.permissions} company={me.company.name} onGo={() => setMenu(false)} />
          </NavDrawer>
        </Suspense>
      )}
      <div className="yd-main">
        <header className="yd-header">
          {!wide && (
            <Button type="text" icon={<MenuOutlined />} aria-label={t("nav.open")} onClick={() => setMenu(true)} />
          )}
          <button
            type="button"
            className="yd-search-open"
            onClick={() => setOver("palette")}
            aria-label={t("search.open")}
          >
            <SearchOutlined />
            <span>{t("search.placeholder")}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <span className="yd-grow" />
          {creatable.length > 0 && (
            <Dropdown
              trigger={["click"]}
              open={newOpen}
              onOpenChange={setNewOpen}
              menu={{
                autoFocus: true,
                items: creatable.map((one) => ({ key: one.resource, label: one.text })),
                onClick: ({ key }) => create(key),
              }}
            >
              <Button icon={<PlusOutlined />} aria-label={t("menu.create")}>
                {wide ? t("menu.create") : null}
              </Button>
            </Dropdown>
          )}
          <Notifications />
          {wide && (
            <Button
              type="text"
              icon={<QuestionCircleOutlined />}
              aria-label={t("menu.help")}
              onClick={() => setOver("help")}
            />
          )}
          <UserMenu me={me} onHelp={() => setOver("help")} />
        </header>
        <NetworkBanner />
        <NewBuildBar />
        <main id="content" className="yd-content" tabIndex={-1}>
          <ErrorBoundary resetKey={path}>{children}</ErrorBoundary>
        </main>
      </div>
      <Above />
      <Suspense fallback={null}>
        {over === "palette" && <Palette me={me} onClose={() => setOver(null)} onHelp={() => setOver("help")} />}
        {over === "help" && <Help onClose={() => setOver(null)} />}
      </Suspense>
    </div>
  );
}
