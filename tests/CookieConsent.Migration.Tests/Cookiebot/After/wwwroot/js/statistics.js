document.cookie = 'st_visitor=1; path=/; max-age=7776000';
window.ran = ['statistics'];
window.statistics = { count: page => ran.push(`count ${page}`) };
