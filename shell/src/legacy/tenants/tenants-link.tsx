import { Component, type MouseEvent, type ReactNode } from 'react';
import { goTo } from './tenants-address.ts';

/** A link within these pages that loads no page. */
export class TenantsLink extends Component<{ href: string; isCurrent?: boolean; children: ReactNode }> {
  private handleClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(this.props.href);
  };

  override render() {
    const { href, isCurrent, children } = this.props;
    return (
      <a href={href} aria-current={isCurrent ? 'page' : undefined} onClick={this.handleClick}>
        {children}
      </a>
    );
  }
}
