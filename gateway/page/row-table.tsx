import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from './traffic';

/** The height of a row in pixels; the style sheet has the same. */
const ROW_HEIGHT = 30;

/** Rows that are drawn above and below what is seen. */
const MARGIN = 8;

const COLUMNS = ['time', 'connection', 'route', 'backend', 'status', 'ms', 'message'];

/** The table of messages and connections. Only the rows that are seen are in the document. */
export function RowTable(props: {
  readonly rows: readonly Row[];
  readonly selected: number | undefined;
  readonly onSelect: (row: Row) => void;
}) {
  const { onSelect, rows, selected } = props;
  const [view, setView] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState<number | undefined>();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [rows]);
  useEffect(() => {
    const element = scroller.current as HTMLDivElement;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = scroller.current as HTMLDivElement;
    isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW_HEIGHT;
    setView({ top: element.scrollTop, height: element.clientHeight });
  };
  const at = rows.findIndex(({ id }) => id === active);
  const move = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    const element = scroller.current;
    if (row && element) {
      const place = rows.indexOf(row) * ROW_HEIGHT;
      setActive(row.id);
      isAtEnd.current = row === rows.at(-1);
      element.scrollTop = Math.min(place, Math.max(element.scrollTop, place - element.clientHeight + 3 * ROW_HEIGHT));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 2);
    const steps: { [key: string]: number } = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? rows.length - 1 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const step = steps[event.key];
    const row = rows[at];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (row && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onSelect(row);
    }
  };

  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - MARGIN);
  const shown = rows.slice(first, Math.ceil((view.top + view.height) / ROW_HEIGHT) + MARGIN);
  return (
    <div class="table">
      <div
        class="scroller"
        role="grid"
        tabIndex={0}
        aria-label="Messages and connections; use the arrow keys and Enter"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at >= first && at < first + shown.length ? `row-${active}` : undefined}
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div class="row head" role="row" aria-rowindex={1}>
          {COLUMNS.map((name) => (
            <span key={name} class={`cell ${name}`} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div class="spacer" role="rowgroup" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          {shown.map((row, index) => (
            <div
              key={row.id}
              id={`row-${row.id}`}
              class={`row${row.isError ? ' error' : ''}${row.connection ? ' connection-row' : ''}${row.id === active ? ' active' : ''}`}
              role="row"
              aria-rowindex={first + index + 2}
              aria-selected={row.id === selected}
              style={{ top: `${(first + index) * ROW_HEIGHT}px` }}
              onClick={() => {
                setActive(row.id);
                onSelect(row);
              }}
            >
              <Cells row={row} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Cells({ row }: { readonly row: Row }) {
  const time = (
    <>
      {row.time.slice(11, 19)}
      <span class="millis">{row.time.slice(19, 23)}</span>
    </>
  );
  const cells = [
    time,
    row.connectionId,
    row.route,
    row.backend,
    row.status,
    row.ms,
    row.text.length > 300 ? `${row.text.slice(0, 300)}…` : row.text,
  ];
  return (
    <>
      {cells.map((text, index) => (
        <span key={COLUMNS[index]} class={`cell ${COLUMNS[index]}`} role="gridcell">
          {text}
        </span>
      ))}
    </>
  );
}
