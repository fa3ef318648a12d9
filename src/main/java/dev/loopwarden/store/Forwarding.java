package dev.loopwarden.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects of JDBC that do nearly everything as another one does. */
final class Forwarding {

  private Forwarding() {}

  /** An object whose calls all go to the handler. */
  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    Object proxy =
        Proxy.newProxyInstance(Forwarding.class.getClassLoader(), new Class<?>[] {type}, handler);
    return type.cast(proxy);
  }

  /** Calls the other one; its failures are thrown as they are. */
  static @Nullable Object invoke(Object other, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(other, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
