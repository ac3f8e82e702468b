// Pictures of business cards: sent, read in the background, confirmed.
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";

export const CARD_FIELDS = [
  "contact_name",
  "company",
  "title",
  "phone",
  "email",
  "wechat",
  "website",
  "address",
] as const;

export interface Card {
  id: number;
  state: "waiting" | "read" | "failed";
  url: string;
  lines: string[];
  fields: Record<string, { value: string; confidence: number }>;
}

/** Asks again until it is read. */
export function useCard(id: number | null) {
  return useQuery({
    queryKey: ["lead-card", id],
    queryFn: ({ signal }) => api.get<Card>(`/lead-cards/${id}`, undefined, signal),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.state === "waiting" ? 1000 : false),
  });
}

export function useCardVerbs() {
  const renew = useRenew();
  return {
    scan: useMutation({
      mutationFn: (file: File) => {
        const form = new FormData();
        form.append("file", file, file.name || "card.jpg");
        return api.post<Card>("/lead-cards", form);
      },
    }),
    save: useMutation({
      mutationFn: ({ id, values, confirm }: { id: number; values: Record<string, string>; confirm: boolean }) =>
        api.post<{ id: number }>(`/lead-cards/${id}/lead`, { values, confirm }),
      onSuccess: () => renew("lead"),
    }),
  };
}
