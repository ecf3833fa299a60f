document.cookie = 'ad_id=1; path=/; max-age=7776000';
(window.ran ??= []).push(`advertising as ${import.meta ? 'module' : 'script'}`);
