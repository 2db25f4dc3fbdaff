import { Component, type ReactNode } from 'react';

interface ScreenState<Data> {
  data: Data | null;
  /** Why there is nothing to show. */
  failure: string;
  isBusy: boolean;
  message: { isGood: boolean; words: string } | null;
}

/** What every screen here does: read from the server, say why not, make a change and read again. */
export abstract class TenantsScreen<Props, Data> extends Component<Props, ScreenState<Data>> {
  override state: ScreenState<Data> = { data: null, failure: '', isBusy: true, message: null };
  /** Counts the loads: an answer that comes after a later question is not shown. */
  private loads = 0;

  /** Reads what is to be shown. */
  protected abstract ask(): Promise<Data>;
  /** Shows it. */
  protected abstract show(data: Data): ReactNode;

  override componentDidMount() {
    this.load();
  }

  override componentWillUnmount() {
    this.loads += 1;
  }

  protected load(): Promise<void> {
    this.loads += 1;
    const load = this.loads;
    this.setState({ isBusy: true });
    return this.ask()
      .then((data) => {
        if (load === this.loads) this.setState({ data, failure: '', isBusy: false });
      })
      .catch((error: Error) => {
        if (load === this.loads) this.setState({ failure: error.message, isBusy: false });
      });
  }

  /** Says how a change went, and reads again. */
  protected change(changing: Promise<unknown>, words: string): Promise<void> {
    this.setState({ message: null });
    return changing
      .then(() => this.setState({ message: { isGood: true, words } }))
      .catch((error: Error) => this.setState({ message: { isGood: false, words: error.message } }))
      .then(() => this.load());
  }

  override render() {
    const { data, failure, isBusy, message } = this.state;
    return (
      <div aria-busy={isBusy}>
        <div role="status">
          {message?.isGood && <p className="lt-alert lt-alert-success">{message.words}</p>}
        </div>
        {message && !message.isGood && (
          <p className="lt-alert lt-alert-danger" role="alert">
            {message.words}
          </p>
        )}
        {failure && (
          <div className="lt-alert lt-alert-danger" role="alert">
            {failure}{' '}
            <button type="button" className="lt-btn lt-btn-small" onClick={() => this.load()}>
              Try again
            </button>
          </div>
        )}
        {data ? this.show(data) : !failure && <p className="lt-empty">Loading …</p>}
      </div>
    );
  }
}
