// Who receives from a pool, with share, ability, and the fewest and most to hold.
import { CloseOutlined } from "@ant-design/icons";
import { Button, Checkbox, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Labelled } from "@/features/pools/Labelled";
import type { Seat } from "@/features/pools/queries";
import { RefPicker } from "@/ui/field/RefPicker";

export interface SeatsTableProps {
  seats: Seat[];
  disabled: boolean;
  onChange: (seats: Seat[]) => void;
}

export function SeatsTable({ seats, disabled, onChange }: SeatsTableProps) {
  const { t } = useTranslation("pools");
  const put = (member: number, change: Partial<Seat>) =>
    onChange(seats.map((one) => (one.member_id === member ? { ...one, ...change } : one)));
  const add = (id: number, name: string) => {
    if (!seats.some((one) => one.member_id === id))
      onChange([...seats, { member_id: id, name, share: "1", ability: 50, lower: 0, upper: null, paused: false }]);
  };
  return (
    <Labelled text={t("dispatch.seats")}>
      {seats.length === 0 && <p>{t("dispatch.noSeats")}</p>}
      {seats.length > 0 && (
        <div className="yd-x-scroll">
          <table className="yd-figure-table">
            <thead>
              <tr>
                {(["member", "share", "ability", "lower", "upper", "paused"] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`dispatch.${one}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="yd-visually-hidden">{t("rule.remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {seats.map((seat) => {
                const named = (what: string) => `${seat.name ?? seat.member_id} ${what}`;
                return (
                  <tr key={seat.member_id}>
                    <td>{seat.name}</td>
                    <td>
                      <InputNumber
                        min="0.01"
                        max="9999"
                        precision={2}
                        stringMode
                        disabled={disabled}
                        aria-label={named(t("dispatch.share"))}
                        value={seat.share}
                        onChange={(share) => put(seat.member_id, { share: share ?? "1" })}
                      />
                    </td>
                    {(["ability", "lower", "upper"] as const).map((name) => (
                      <td key={name}>
                        <InputNumber
                          min={0}
                          max={name === "ability" ? 100 : 1_000_000}
                          precision={0}
                          disabled={disabled}
                          aria-label={named(t(`dispatch.${name}`))}
                          placeholder={name === "upper" ? t("form.noLimit") : undefined}
                          value={seat[name]}
                          onChange={(value) => put(seat.member_id, { [name]: value ?? (name === "upper" ? null : 0) })}
                        />
                      </td>
                    ))}
                    <td>
                      <Checkbox
                        disabled={disabled}
                        aria-label={named(t("dispatch.paused"))}
                        checked={seat.paused}
                        onChange={(event) => put(seat.member_id, { paused: event.target.checked })}
                      />
                    </td>
                    <td>
                      <Button
                        size="small"
                        type="text"
                        disabled={disabled}
                        icon={<CloseOutlined />}
                        aria-label={named(t("rule.remove"))}
                        onClick={() => onChange(seats.filter((one) => one.member_id !== seat.member_id))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {!disabled && (
        <RefPicker
          resource="member"
          value={null}
          aria-label={t("dispatch.addSeat")}
          onChange={(found) => found && add(found.id, found.label)}
        />
      )}
    </Labelled>
  );
}
