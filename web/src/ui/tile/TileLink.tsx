// From a tile to its records: on the phone to its own page, or to the desk's where it has none.
import { createContext, type ReactNode, useContext } from "react";
import { phonePath } from "@/domain/phone-path";
import { Link } from "@/ui/nav";

const OnPhone = createContext(false);
export const PhoneTiles = OnPhone.Provider;

export function TileLink({ to, children, label }: { to: string; children: ReactNode; label?: string }) {
  const phone = useContext(OnPhone);
  const own = phone ? phonePath(to) : to;
  if (own === null)
    return (
      <a href={to} aria-label={label}>
        {children}
      </a>
    );
  return (
    <Link to={own} aria-label={label}>
      {children}
    </Link>
  );
}
