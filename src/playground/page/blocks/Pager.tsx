interface Props {
  /** Rows before the first one shown. */
  readonly first: number;
  readonly shown: number;
  readonly total: number;
  readonly pageSize: number;
  go(page: number): void;
}

/** "1–5 of 42" and the ways to the other pages; only the count where one page is enough. */
export function Pager({ first, shown, total, pageSize, go }: Props) {
  const page = Math.floor(first / pageSize);
  const isWhole = total <= pageSize;
  return (
    <div className="pager">
      <span role="status">
        {isWhole ? `${total} ${total === 1 ? "row" : "rows"}` : `${first + 1}–${first + shown} of ${total}`}
      </span>
      {!isWhole && (
        <>
          <button type="button" aria-label="Previous page" disabled={page === 0} onClick={() => go(page - 1)}>
            ‹
          </button>
          <button
            type="button"
            aria-label="Next page"
            disabled={first + shown >= total}
            onClick={() => go(page + 1)}
          >
            ›
          </button>
        </>
      )}
    </div>
  );
}
