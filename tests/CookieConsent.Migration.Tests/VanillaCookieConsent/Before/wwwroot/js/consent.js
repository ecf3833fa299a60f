CookieConsent.run({
  hideFromBots: false,
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: {
      autoClear: { cookies: [{ name: 'st_visitor' }, { name: 'heat' }] },
      services: {
        statistics: { label: 'Visitor statistics' },
        heatmap: { label: 'Heat map' },
      },
    },
    marketing: {
      autoClear: { cookies: [{ name: 'ad_id' }] },
    },
  },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Cookies',
          description: 'We would like to count visits and to show advertising that fits.',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          showPreferencesBtn: 'Settings',
        },
        preferencesModal: {
          title: 'Cookie settings',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          savePreferencesBtn: 'Save',
          sections: [
            { title: 'Necessary', linkedCategory: 'necessary' },
            { title: 'Statistics', description: 'Counts visits.', linkedCategory: 'analytics' },
            { title: 'Advertising', description: 'Shows advertising that fits.', linkedCategory: 'marketing' },
          ],
        },
      },
    },
  },
});
