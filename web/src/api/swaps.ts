// Shifts exchanged, from the server; for desk and phone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { RECEPTION } from "@/api/reception";
import type { Ref } from "@/api/resource";

export interface Swap {
  id: number;
  rota: string;
  member: Ref;
  day: string;
  other: Ref;
  back_day: string;
  note: string;
  state: "asked" | "agreed";
  may: { answer: boolean; cancel: boolean };
}
export interface Swaps {
  items: Swap[];
  rotas: { id: number; label: string; members: Ref[] }[];
}
export interface SwapWish {
  rota_id: number;
  member_id: number | null;
  other_id: number;
  day: string;
  back_day: string;
  note: string;
}

export const useSwaps = () =>
  useQuery({
    queryKey: [...RECEPTION, "swaps"],
    queryFn: ({ signal }) => api.get<Swaps>("/reception/swaps", undefined, signal),
  });

export function useSwapVerbs() {
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: RECEPTION }) };
  return {
    ask: useMutation({ mutationFn: (wish: SwapWish) => api.post<Swaps>("/reception/swaps", wish), ...done }),
    answer: useMutation({
      mutationFn: ({ id, agrees }: { id: number; agrees: boolean }) =>
        api.post<Swaps>(`/reception/swaps/${id}/answer`, { agrees }),
      ...done,
    }),
    cancel: useMutation({ mutationFn: (id: number) => api.delete<Swaps>(`/reception/swaps/${id}`), ...done }),
  };
}

/** Who gives which day to whom; both are soon, so the year goes without saying. */
export const swapWords = (one: Swap) => ({
  member: one.member.label,
  day: one.day.slice(5),
  other: one.other.label,
  back: one.back_day.slice(5),
});
