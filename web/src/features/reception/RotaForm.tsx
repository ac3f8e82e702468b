// A rota: its name, who is on it in which order, and when.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Drawer, Input, Segmented, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { firstOf, RECEPTION, type Rota, type Shift } from "@/api/reception";
import type { Ref } from "@/api/resource";
import { Order } from "@/features/reception/Order";
import { ShiftsEditor } from "@/features/reception/ShiftsEditor";
import { RefMany } from "@/ui/field/RefMany";

const ids = (refs: Ref[]) => refs.map((one) => one.id);

function seated(rota: Rota | null): Ref[] {
  const people = new Map(rota?.seats.map((seat) => [seat.member.id, seat.member]));
  return rota?.by === "persons" ? rota.order.flatMap((id) => people.get(id) ?? []) : [];
}

export function RotaForm({ rota, onClose }: { rota: Rota | null; onClose: () => void }) {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [name, setName] = useState(rota?.name ?? "");
  const [active, setActive] = useState(rota?.active ?? true);
  const [shifts, setShifts] = useState<Shift[]>(rota?.shifts ?? []);
  const [by, setBy] = useState(rota?.by ?? "persons");
  const [people, setPeople] = useState<Ref[]>(() => seated(rota));
  const [teams, setTeams] = useState<Ref[]>(rota?.teams ?? []);
  const [excluded, setExcluded] = useState(rota?.excluded ?? []);
  const [workdays, setWorkdays] = useState(rota?.workdays_only ?? false);
  const listed = by === "teams" ? teams : people;
  const before = rota?.by === by ? (by === "teams" ? rota.teams : seated(rota)) : null;
  const moved = !before || ids(listed).join() !== ids(before).join();
  const save = useMutation({
    mutationFn: () => {
      // Untouched, the order stays the server's: turns may have gone on meanwhile.
      const order = { [by === "teams" ? "teams" : "members"]: rota && !moved ? null : ids(listed) };
      const settings = { name, active, by, excluded, workdays_only: workdays, position: rota?.position ?? 0 };
      const here = new Set(ids(listed));
      const body = {
        ...settings,
        ...order,
        shifts: shifts.map((one) => ({ ...one, who: one.who.filter((id) => here.has(id)) })),
      };
      return rota
        ? api.put(`/reception/rotas/${rota.id}`, { ...body, version: rota.version })
        : api.post("/reception/rotas", body);
    },
    onSuccess: () => {
      void message.success(t("setup.saved"));
      onClose();
      return client.invalidateQueries({ queryKey: RECEPTION });
    },
    onError: (error) => void message.error(firstOf(error)),
  });
  return (
    <Drawer
      open
      size={560}
      title={t(rota ? "setup.edit" : "setup.newRota")}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          <span className="yd-grow" />
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button type="primary" disabled={!name.trim()} loading={save.isPending} onClick={() => save.mutate()}>
            {tc("save")}
          </Button>
        </div>
      }
    >
      <div className="yd-stack">
        <div>
          <div className="yd-faint">{t("setup.name")}</div>
          <Input
            aria-label={t("setup.name")}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div>
          <span className="yd-faint">{t("setup.active")}</span>{" "}
          <Switch aria-label={t("setup.active")} checked={active} onChange={setActive} />
        </div>
        <Segmented
          value={by}
          options={(["persons", "teams"] as const).map((value) => ({ value, label: t(`setup.by.${value}`) }))}
          onChange={setBy}
        />
        {by === "persons" ? (
          <Order
            resource="member"
            label={t("setup.members")}
            add={t("setup.add")}
            value={people}
            onChange={setPeople}
          />
        ) : (
          <>
            <Order
              resource="team"
              label={t("setup.teams")}
              add={t("setup.addTeam")}
              value={teams}
              onChange={setTeams}
            />
            <div className="yd-desk-wide">
              <div className="yd-faint">{t("setup.excluded")}</div>
              <RefMany
                resource="member"
                aria-label={t("setup.excluded")}
                value={excluded}
                onChange={(some) => setExcluded(some.filter((id): id is number => typeof id === "number"))}
              />
            </div>
          </>
        )}
        <Checkbox checked={workdays} onChange={(event) => setWorkdays(event.target.checked)}>
          {t("setup.workdays")}
        </Checkbox>
        <ShiftsEditor shifts={shifts} people={listed} onChange={setShifts} />
      </div>
    </Drawer>
  );
}
