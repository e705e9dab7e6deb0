import { Component, type ReactNode } from 'react';
import { Button, EmptyState } from '@/design';
import { strings } from '@/strings';

/** A view that breaks says so and leaves the rest of the page alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? (
      <EmptyState title={strings.app.crashTitle} hint={strings.app.crashHint}>
        <Button onClick={() => location.reload()}>{strings.app.reload}</Button>
      </EmptyState>
    ) : (
      this.props.children
    );
  }
}
