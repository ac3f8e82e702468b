// Ctrl-K: records by Chinese text, pinyin or phone tail; pages and commands; what was opened last.
import "@/styles/palette.css";
import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Me, search } from "@/api/me";
import { navGroups } from "@/desktop/nav";
import { readRecent, remember } from "@/desktop/recent";
import { useCreatable } from "@/desktop/useCreatable";
import { setLanguage } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";
import { useCreate } from "@/ui/record/create";
import { PageError } from "@/ui/state/PageError";
import { setPreferences, useMode } from "@/ui/theme/preferences";

interface Item {
  key: string;
  group: string;
  title: string;
  hint?: string | null | undefined;
  run: () => void;
}

const matches = (text: string, q: string) => text.toLowerCase().includes(q.toLowerCase());

function useCommands(me: Me, onHelp: () => void): Item[] {
  const { t } = useTranslation("shell");
  const { language } = useLanguage();
  const go = useGo();
  const create = useCreate();
  const mode = useMode();
  const group = t("search.commands");
  const pages = navGroups(me.permissions).flatMap((one) => one.entries);
  return [
    ...useCreatable(me.permissions).map((one) => ({
      key: `new:${one.resource}`,
      group,
      title: t("search.create", { what: one.text }),
      hint: null,
      run: () => create(one.resource),
    })),
    ...pages.map((page) => ({
      key: `go:${page.path}`,
      group,
      title: t("search.goTo", { page: t(`nav.${page.text}`) }),
      hint: null,
      run: () => go(page.path),
    })),
    {
      key: "theme",
      group,
      title: `${t("menu.theme")}: ${t(mode === "dark" ? "menu.light" : "menu.dark")}`,
      run: () => setPreferences({ theme: mode === "dark" ? "light" : "dark" }),
    },
    {
      key: "language",
      group,
      title: language === "en" ? "中文" : "English",
      hint: t("menu.language"),
      run: () => void setLanguage(language === "en" ? "zh-CN" : "en"),
    },
    { key: "help", group, title: t("menu.help"), run: onHelp },
  ];
}

export function Palette({ me, onClose, onHelp }: { me: Me; onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation("shell");
  const { label } = useLanguage();
  const go = useGo();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => search(q, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const commands = useCommands(me, onHelp);
  const openRecord = (resource: string, id: number, title: string, path: string) => () => {
    remember(me.user.id, { resource, id, title, path });
    go(path);
  };
  const records: Item[] = q
    ? (found.data ?? []).flatMap((group) =>
        group.items.map((one) => ({
          key: `${group.resource}:${one.id}`,
          group: label(group.label),
          title: one.title,
          hint: one.hint,
          run: openRecord(group.resource, one.id, one.title, one.path ?? `/${group.resource}s/${one.id}`),
        })),
      )
    : readRecent(me.user.id).map((one) => ({
        key: one.path,
        group: t("search.recent"),
        title: one.title,
        run: openRecord(one.resource, one.id, one.title, one.path),
      }));
  const items = [...records, ...commands.filter((one) => matches(one.title, q)).slice(0, q ? 6 : 20)];
  const chosen = Math.min(at, items.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  function run(item: Item | undefined) {
    if (!item) return;
    onClose();
    item.run();
  }
  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, items.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") run(items[chosen]);
    else return;
    event.preventDefault();
  }

  let group = "";
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={620}
      className="yd-palette"
      onCancel={onClose}
      style={{ top: 72 }}
      aria-label={t("search.open")}
    >
      <div className="yd-palette-input">
        <SearchOutlined />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={items[chosen] ? `palette-${chosen}` : undefined}
          aria-label={t("search.placeholder")}
          placeholder={t("search.placeholder")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div id="palette-list" ref={list} className="yd-palette-list" role="listbox" aria-label={t("search.open")}>
        {found.isError && q && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
        {items.map((item, index) => {
          const head = item.group === group ? null : item.group;
          group = item.group;
          return (
            <div key={item.key}>
              {head && <p className="yd-palette-group">{head}</p>}
              {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, as a combobox asks */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys */}
              <div
                id={`palette-${index}`}
                data-index={index}
                role="option"
                aria-selected={index === chosen}
                onClick={() => run(item)}
                onMouseMove={() => setAt(index)}
              >
                <span>{item.title}</span>
                {item.hint && <small>{item.hint}</small>}
              </div>
            </div>
          );
        })}
        {q && found.isSuccess && items.length === 0 && <p className="yd-faint">{t("search.nothing", { q })}</p>}
      </div>
      <footer className="yd-palette-foot">
        <span>{t("search.keys")}</span>
        <span>{t("search.hint")}</span>
      </footer>
    </Modal>
  );
}
