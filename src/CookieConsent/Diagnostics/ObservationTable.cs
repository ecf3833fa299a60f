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

    // A quarter full, a look-up of more than a few steps is so rare that names need to have been chosen for it.
    private const int SlotsForEach = 4;
    private const int MostSlotsForEach = 64;
    private const ulong HashFactor = 0x9E3779B97F4A7C15;
    private readonly ulong _seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private CookieObservation?[] _slots = new CookieObservation?[256];
    private int _count;

    /// <summary>Hash of a text, different in every process.</summary>
    public ulong HashOf(ReadOnlySpan<char> text, bool isFamily = false)
    {
        var hash = (isFamily ? ~_seed : _seed) + (uint)text.Length;
        var words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var word in words)
            hash = Mix(hash ^ word);

        var rest = 0UL;
        foreach (var character in text[(words.Length * 4)..])
            rest = rest << 16 | character;
        return Mix(hash ^ rest);
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
        if (_count * SlotsForEach >= _slots.Length)
            Grow();
        while (!TryPut(_slots, observation))
        {
            if (_slots.Length >= _count * MostSlotsForEach)
                return false;
            Grow();
        }
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

    private static int SlotOf(ulong hash, int step, int length) => (int)((hash + (uint)step) & (uint)(length - 1));

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, HashFactor, out var low);
        return high ^ low;
    }
}
