namespace CookieConsent.Enforcement;

/// <summary>The stretches of a <c>Cookie</c> header that are to be left out, in order, neighbours joined.</summary>
internal ref struct CookieHeaderCuts(Span<(int Start, int End)> room)
{
    private Span<(int Start, int End)> _cuts = room;
    private int _count;
    private int _length;

    /// <summary>Whether nothing is left out.</summary>
    public readonly bool IsEmpty => _count == 0;

    /// <summary>Leaves out what stands from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public void Add(int start, int end)
    {
        _length += end - start;
        if (_count > 0 && _cuts[_count - 1].End == start)
        {
            _cuts[_count - 1].End = end;
            return;
        }
        if (_count == _cuts.Length)
        {
            var more = new (int, int)[_count * 2];
            _cuts.CopyTo(more);
            _cuts = more;
        }
        _cuts[_count++] = (start, end);
    }

    /// <summary>What is left of <paramref name="header"/>; <see langword="null"/> where that is nothing.</summary>
    public readonly string? Apply(string header)
    {
        if (_length >= header.Length)
            return null;
        return string.Create(
            header.Length - _length,
            new State(header, _cuts[.._count]),
            static (target, state) =>
            {
                var source = state.Header.AsSpan();
                var position = 0;
                foreach (var (start, end) in state.Cuts)
                {
                    source[position..start].CopyTo(target);
                    target = target[(start - position)..];
                    position = end;
                }
                source[position..].CopyTo(target);
            }
        );
    }

    private readonly ref struct State(string header, ReadOnlySpan<(int Start, int End)> cuts)
    {
        public string Header { get; } = header;

        public ReadOnlySpan<(int Start, int End)> Cuts { get; } = cuts;
    }
}
