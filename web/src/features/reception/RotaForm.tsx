// A rota: its name, who is on it in which order, and when.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { firstOf, RECEPTION, type Rota, type Shift } from "@/api/reception";
import type { Ref } from "@/api/resource";
import { ShiftsEditor } from "@/features/reception/ShiftsEditor";
import { RefPicker } from "@/ui/field/RefPicker";

function seated(rota: Rota | null): Ref[] {
  const people = new Map(rota?.seats.map((seat) => [seat.member.id, seat.member]));
  return (rota?.order ?? []).flatMap((id) => people.get(id) ?? []);
}

export function RotaForm({ rota, onClose }: { rota: Rota | null; onClose: () => void }) {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [name, setName] = useState(rota?.name ?? "");
  const [active, setActive] = useState(rota?.active ?? true);
  const [shifts, setShifts] = useState<Shift[]>(rota?.shifts ?? []);
  const [people, setPeople] = useState<Ref[]>(() => seated(rota));
  const before = seated(rota).map((one) => one.id);
  const moved = people.map((one) => one.id).join() !== before.join();
  const save = useMutation({
    mutationFn: () => {
      // Untouched, the order stays the server's: turns may have gone on meanwhile.
      const members = rota && !moved ? null : people.map((one) => one.id);
      const body = { name, active, shifts, members, position: rota?.position ?? 0 };
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
  const up = (at: number) =>
    setPeople((known) => {
      const next = [...known];
      const [one] = next.splice(at, 1);
      if (one) next.splice(at - 1, 0, one);
      return next;
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
        <div>
          <div className="yd-faint">{t("setup.members")}</div>
          <ol className="yd-desk-line">
            {people.map((one, at) => (
              <li key={one.id}>
                <span>{one.label}</span>
                <Button size="small" type="text" disabled={at === 0} onClick={() => up(at)}>
                  {t("setup.up")}
                </Button>
                <Button
                  size="small"
                  type="text"
                  onClick={() => setPeople(people.filter((other) => other.id !== one.id))}
                >
                  {t("setup.remove")}
                </Button>
              </li>
            ))}
          </ol>
          <RefPicker
            resource="member"
            aria-label={t("setup.add")}
            value={null}
            onChange={(one) => one && !people.some((known) => known.id === one.id) && setPeople([...people, one])}
          />
        </div>
        <ShiftsEditor shifts={shifts} onChange={setShifts} />
      </div>
    </Drawer>
  );
}
