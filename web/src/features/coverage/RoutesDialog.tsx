// The routes of a draft: names, weekdays, how often; outlets of one that is removed stay on the card.
import { DeleteOutlined, DownOutlined, UpOutlined } from "@ant-design/icons";
import { App, Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { phaseOf, weeksAhead } from "@/domain/coverage";
import { today } from "@/domain/dates";
import { useWords } from "@/features/coverage/words";

interface Line {
  key: number;
  id: number | null;
  name: string;
  weekdays: number[];
  every_weeks: number;
  ahead: number;
}
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const WEEKS = [1, 2, 3, 4];

export function RoutesDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation("coverageDesk");
  const { t: tv } = useTranslation("coverage");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const words = useWords();
  const [day] = useState(today);
  const [lines, setLines] = useState<Line[]>(() =>
    card.routes.map((one) => ({
      key: one.id,
      id: one.id,
      name: one.name,
      weekdays: one.weekdays,
      every_weeks: one.every_weeks,
      ahead: weeksAhead(one.every_weeks, one.phase, day),
    })),
  );
  const act = useCoverageAct(() =>
    api.put(`/coverage/cards/${card.id}/routes`, {
      version: card.version,
      routes: lines.map((one) => ({
        id: one.id,
        name: one.name,
        weekdays: one.weekdays,
        every_weeks: one.every_weeks,
        phase: phaseOf(one.every_weeks, one.ahead, day),
      })),
    }),
  );
  const set = (at: number, change: Partial<Line>) =>
    setLines((last) => last.map((one, n) => (n === at ? { ...one, ...change } : one)));
  const swap = (at: number, to: number) =>
    setLines((last) => {
      const next = [...last];
      const moved = next.splice(at, 1);
      next.splice(to, 0, ...moved);
      return next;
    });
  return (
    <Modal
      open
      width={880}
      title={t("routes")}
      okText={tc("save")}
      cancelText={tc("cancel")}
      okButtonProps={{
        loading: act.isPending,
        disabled: lines.some((one) => !one.name.trim() || one.weekdays.length === 0),
      }}
      onCancel={onClose}
      onOk={() =>
        act.mutate(undefined, {
          onSuccess: onClose,
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <ul className="yd-stack">
        {lines.map((line, at) => (
          <li key={line.key} className="yd-toolbar">
            <Input
              aria-label={t("routeName")}
              placeholder={t("routeName")}
              maxLength={60}
              style={{ width: 200 }}
              value={line.name}
              onChange={(event) => set(at, { name: event.target.value })}
            />
            <Select<number[]>
              mode="multiple"
              aria-label={t("weekdays")}
              placeholder={t("weekdays")}
              style={{ minWidth: 180, flex: 1 }}
              value={line.weekdays}
              onChange={(weekdays) => set(at, { weekdays })}
              options={DAYS.map((one) => ({ value: one, label: words.weekday(one) }))}
            />
            <Select<number>
              aria-label={t("everyWeek")}
              style={{ width: 110 }}
              value={line.every_weeks}
              onChange={(every_weeks) => set(at, { every_weeks, ahead: line.ahead % every_weeks })}
              options={WEEKS.map((one) => ({
                value: one,
                label: one === 1 ? t("everyWeek") : tv("everyWeeks", { count: one }),
              }))}
            />
            {line.every_weeks > 1 && (
              <Select<number>
                aria-label={t("thisWeek")}
                style={{ width: 150 }}
                value={line.ahead}
                onChange={(ahead) => set(at, { ahead })}
                options={WEEKS.slice(0, line.every_weeks).map((one) => ({
                  value: one - 1,
                  label: one === 1 ? t("thisWeek") : t("inWeek", { number: one }),
                }))}
              />
            )}
            <span className="yd-coverage-move">
              <Button
                type="text"
                icon={<UpOutlined />}
                aria-label={`${t("up")} ${line.name}`}
                disabled={at === 0}
                onClick={() => swap(at, at - 1)}
              />
              <Button
                type="text"
                icon={<DownOutlined />}
                aria-label={`${t("down")} ${line.name}`}
                disabled={at === lines.length - 1}
                onClick={() => swap(at, at + 1)}
              />
              <Button
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={`${tc("remove")} ${line.name}`}
                onClick={() => setLines((last) => last.filter((_, n) => n !== at))}
              />
            </span>
          </li>
        ))}
        <li>
          <Button
            disabled={lines.length >= 60}
            onClick={() =>
              setLines((last) => [
                ...last,
                {
                  key: -1 - Math.max(0, ...last.map((one) => -one.key)),
                  id: null,
                  name: "",
                  weekdays: [],
                  every_weeks: 1,
                  ahead: 0,
                },
              ])
            }
          >
            {t("addRoute")}
          </Button>
        </li>
      </ul>
    </Modal>
  );
}
