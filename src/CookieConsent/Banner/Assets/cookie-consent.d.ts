/**
 * What script sees where a page has <consent-banner client-api />. `window.cookieConsent` is there for scripts of type "module" or "defer" that stand
 * behind the banner, and for all others from `DOMContentLoaded` on.
 */

type CookieConsentCategory = 'necessary' | 'functionality' | 'analytics' | 'advertisement';

interface CookieConsentState {
  /** "lapsed": something that was granted before is not any more, and the visitor is asked again. */
  readonly status: 'undecided' | 'decided' | 'lapsed';

  /** What is granted now, by the visitor or, in regions that the site configures so, until he objects; always contains "necessary". */
  readonly granted: readonly CookieConsentCategory[];

  /** Ids of services that run without consent, because the law of the visitor's region exempts them; only where there are some. */
  readonly exempt?: readonly string[];

  /** Whether Global Privacy Control is known to be on. */
  readonly globalPrivacyControl: boolean;
}

interface CookieConsentClient {
  /**
   * The state as the server last told it. In cache-safe mode and in report-only mode the page does not hold it: until the server has answered it is "undecided"
   * and nothing is granted; `ccx-change` tells when that changes.
   */
  readonly state: CookieConsentState;

  /** Opens the settings: as a dialog where the page has one, else the settings page. */
  open(): void;

  /**
   * Grants exactly these categories and refuses all others, as a choice that the visitor has just made: call it from nothing else. Resolves with the
   * new state, which has less than was asked for where what the page showed is out of date. Rejects with an `Error` that has the HTTP `status` where nothing was granted:
   * 400 (an unknown category), 403 (from another site), 429 (too many grants from one address), 503 (no proof could be kept).
   * Behind the firewall the page is then loaded anew, because it keeps the policy that it came with.
   */
  set(categories: readonly CookieConsentCategory[]): Promise<CookieConsentState>;

  /** Takes back everything. Resolves with the new state. */
  withdraw(): Promise<CookieConsentState>;
}

interface Window {
  readonly cookieConsent?: CookieConsentClient;
}

interface DocumentEventMap {
  /** The state has changed, by whatever way; `detail` is the new one. */
  'ccx-change': CustomEvent<CookieConsentState>;
}
