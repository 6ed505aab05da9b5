import type { Request } from "express";

/** How many entries a page of a list has. */
const PAGE_SIZE = 50;

/** The address under which clients reach this server, from the request unless it is set. */
export function baseAddress(request: Request, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.get("host") ?? "localhost"}`;
}

/** A page of a list in the form of HAL; an empty one has no `_embedded`, as in the API's own answers. */
export function halPage(
  { name, items, page }: { readonly name: string; readonly items: readonly object[]; readonly page: number },
  { request, base }: { readonly request: Request; readonly base: string },
) {
  const totalPages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const shown = items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const link = (number: number) => ({ href: addressOfPage(request, base, number) });
  return {
    ...(shown.length > 0 && { _embedded: { [name]: shown } }),
    page: { size: PAGE_SIZE, totalElements: items.length, totalPages, number: page },
    _links: {
      self: link(page),
      first: link(1),
      last: link(totalPages),
      ...(page < totalPages && { next: link(page + 1) }),
      ...(page > 1 && { previous: link(Math.min(page - 1, totalPages)) }),
      page: { href: `${base}${request.path}{?page}`, templated: true },
    },
  };
}

function addressOfPage(request: Request, base: string, page: number): string {
  const query = new URLSearchParams(request.originalUrl.split("?")[1] ?? "");
  query.set("page", String(page));
  return `${base}${request.path}?${query}`;
}
