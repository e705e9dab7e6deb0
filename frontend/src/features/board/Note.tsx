import styles from './Board.module.css';

/** One sentence over the board, with at most one thing to do about it. */
export function Note({ text, action }: { text: string; action?: { label: string; onClick: () => void } }) {
  return (
    <div className={styles.note} role="status">
      <span>{text}</span>
      {action && (
        <button type="button" onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  );
}
