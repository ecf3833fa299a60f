using System.Numerics;
using System.Runtime.InteropServices;

namespace CookieConsent.Classification;

/// <summary>
/// Hashes cookie names for <see cref="CookieNameTable"/>, four characters at a step and the same in either case. Names come from the site's
/// configuration and the catalogue; what browsers send is only looked up and cannot make the table slow.
/// </summary>
internal static class CookieNameHash
{
    private const ulong CaseBits = 0x0020_0020_0020_0020;
    private const ulong EqualsSigns = 0x003D_003D_003D_003D;
    private const ulong Spaces = 0x0020_0020_0020_0020;
    private const ulong Tabs = 0x0009_0009_0009_0009;
    private const ulong LowBits = 0x0001_0001_0001_0001;
    private const ulong HighBits = 0x8000_8000_8000_8000;
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The hash of a name or of a prefix; never 0.</summary>
    public static uint Of(ReadOnlySpan<char> name, bool isPrefix)
    {
        var hash = (ulong)name.Length << 1 | (isPrefix ? 1UL : 0UL);
        if (name.Length < 4)
        {
            var characters = 0UL;
            foreach (var character in name)
                characters = characters << 16 | character;
            return Math.Max(Fold(Mix(hash, characters | CaseBits)), 1);
        }
        var rest = name;
        for (; rest.Length > 4; rest = rest[4..])
            hash = Mix(hash, Read(rest));

        // The last four once more where the length is no multiple of four: no character is left out.
        return Math.Max(Fold(Mix(hash, Read(name[^4..]))), 1);
    }

    /// <summary>The hash of the first four characters of a name that has as many.</summary>
    public static uint OfStart(ReadOnlySpan<char> name) => Fold(Mix(0, Read(name)));

    /// <summary>The hash of the first eight.</summary>
    public static uint OfLongStart(ReadOnlySpan<char> name) => Fold(Mix(Mix(0, Read(name)), Read(name[4..])));

    /// <summary>The hash of the first four, the last one and the length.</summary>
    public static uint OfEnds(ReadOnlySpan<char> name) => Fold(Mix(Mix(0, Read(name)), (ulong)name.Length << 16 | name[^1] | 0x20UL));

    /// <summary>Whether one of the first four characters ends a name, or stands in front of it: <c>=</c>, a space or a tab.</summary>
    public static bool MayEndInStart(ReadOnlySpan<char> name)
    {
        var characters = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(name));
        return ((WhereZero(characters ^ EqualsSigns) | WhereZero(characters ^ Spaces) | WhereZero(characters ^ Tabs)) & HighBits) != 0;
    }

    // The high bit of each of four characters that is zero, and perhaps of one behind it.
    private static ulong WhereZero(ulong characters) => (characters - LowBits) & ~characters;

    private static ulong Read(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)) | CaseBits;

    private static ulong Mix(ulong hash, ulong characters) => (BitOperations.RotateLeft(hash, 23) ^ characters) * Factor;

    // The last character of a step reaches only the product's highest bits; a table of this size looks at the lowest of what comes out.
    private static uint Fold(ulong hash) => (uint)(hash >> 32 ^ hash >> 48);
}
