import { go } from "./position.ts";
import type { Screen } from "./screens.ts";

interface RailProps {
  readonly screens: readonly Screen[];
  readonly current: string;
  readonly folded: boolean;
  readonly onFold: () => void;
}

/** The screens in the order of the work. */
export function Rail({ screens, current, folded, onFold }: RailProps) {
  return (
    <nav className="rail" aria-label="功能">
      <div className="rail-name">{folded ? "清" : "清化收"}</div>
      <ul>
        {screens.map(({ key, title, sign }) => (
          <li key={key}>
            <button
              type="button"
              className={key === current ? "rail-entry rail-current" : "rail-entry"}
              aria-current={key === current ? "page" : undefined}
              aria-label={folded ? title : undefined}
              title={folded ? title : undefined}
              onClick={() => go({ screen: key, details: {} })}
            >
              <Sign sign={sign} />
              {folded ? null : <span>{title}</span>}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="rail-entry rail-fold"
        aria-label={folded ? "展开左栏" : undefined}
        onClick={onFold}
      >
        <Sign sign={folded ? "»" : "«"} />
        {folded ? null : <span>收起左栏</span>}
      </button>
    </nav>
  );
}

/** Drawn by the style sheet, so that it is no part of the entry's name. */
function Sign({ sign }: { readonly sign: string }) {
  return <span className="rail-sign" data-sign={sign} aria-hidden="true" />;
}
