using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Finds an observation by its name: without allocation, without a lock for readers, and in bounded time whatever names a client thinks up. The hash
/// is seeded at random, and a look-up gives up after a fixed number of steps.
/// </summary>
internal sealed class ObservationTable
{
    private const int MostSteps = 32;
    private const ulong HashFactor = 0x9E3779B97F4A7C15;
    private readonly ulong[] _factors = NewFactors();
    private readonly ulong _lastFactor = NewSecret() | 1;
    private readonly ulong _seed = NewSecret();
    private CookieObservation?[] _slots = new CookieObservation?[256];
    private int _count;

    /// <summary>
    /// Hash of a text, different in every process. Every four characters have a secret factor of their own: the products do not wait for each other.
    /// </summary>
    public ulong HashOf(ReadOnlySpan<char> text, bool isFamily = false)
    {
        var hash = isFamily ? ~_seed : _seed + (uint)text.Length;
        for (; text.Length > _factors.Length * 4; text = text[(_factors.Length * 4)..])
            hash = Mix(Add(hash, MemoryMarshal.Cast<char, ulong>(text[..(_factors.Length * 4)])));

        hash = Add(hash, MemoryMarshal.Cast<char, ulong>(text));
        if (text.Length >= 4)
        {
            // The last four once more where the length is no multiple of four: no character is left out.
            hash += MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[^4..])) * _lastFactor;
        }
        else
        {
            foreach (var character in text)
                hash = (hash ^ character) * _lastFactor;
        }
        return Mix(hash);
    }

    private ulong Add(ulong hash, ReadOnlySpan<ulong> words)
    {
        var factors = _factors.AsSpan(0, words.Length);
        for (var i = 0; i < words.Length; i++)
            hash += (words[i] ^ _seed) * factors[i];
        return hash;
    }

    /// <summary>The observation of this name, if there is one.</summary>
    public CookieObservation? Find(ReadOnlySpan<char> name, ulong hash, bool isFamily = false)
    {
        var slots = Volatile.Read(ref _slots);
        for (var step = 0; step < MostSteps; step++)
        {
            if (Volatile.Read(ref slots[SlotOf(hash, step, slots.Length)]) is not { } found)
                return null;
            if (found.Hash == hash && found.IsFamily == isFamily && name.SequenceEqual(found.Name))
                return found;
        }
        return null;
    }

    /// <summary>Adds an observation that is not there; false where the names were chosen to collide. One writer at a time.</summary>
    public bool TryAdd(CookieObservation observation)
    {
        if (_count * 2 >= _slots.Length)
            Grow();
        if (!TryPut(_slots, observation))
            return false;
        _count++;
        return true;
    }

    /// <summary>Every observation there is.</summary>
    public IReadOnlyList<CookieObservation> ToList() => [.. Volatile.Read(ref _slots).OfType<CookieObservation>()];

    private void Grow()
    {
        var larger = new CookieObservation?[_slots.Length * 2];
        foreach (var observation in _slots)
        {
            if (observation is not null && !TryPut(larger, observation))
                _count--;
        }
        Volatile.Write(ref _slots, larger);
    }

    private static bool TryPut(CookieObservation?[] slots, CookieObservation observation)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            ref var slot = ref slots[SlotOf(observation.Hash, step, slots.Length)];
            if (slot is not null)
                continue;
            Volatile.Write(ref slot, observation);
            return true;
        }
        return false;
    }

    private static ulong[] NewFactors() => [.. Enumerable.Range(0, 32).Select(_ => NewSecret() | 1)];

    private static ulong NewSecret() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    private static int SlotOf(ulong hash, int step, int length) => (int)((hash + (uint)step) & (uint)(length - 1));

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, HashFactor, out var low);
        return high ^ low;
    }
}
