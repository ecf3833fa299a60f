document.cookie = 'heat=1; path=/; max-age=7776000';
(window.ran ??= []).push('heatmap');
