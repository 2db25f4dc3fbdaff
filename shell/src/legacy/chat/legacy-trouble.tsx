import { Component } from 'react';
import type { StorageTrouble } from './legacy-storage.ts';

const WORDS: Record<StorageTrouble, string> = {
  unreadable:
    'This browser does not let us read or keep your conversations here. You can go on, but what you write is gone when you close the page.',
  unwritable:
    'This browser has no room to save more conversations. You can go on; delete some old ones so that the new ones are kept.',
};

/** Says that nothing is being saved, and why. */
export class LegacyTrouble extends Component<{ trouble: StorageTrouble | null }> {
  override render() {
    const { trouble } = this.props;
    if (trouble === null) return null;
    return (
      <div className="lc-alert lc-alert-warning" role="status">
        {WORDS[trouble]}
      </div>
    );
  }
}
